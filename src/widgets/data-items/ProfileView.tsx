import { useState, type ReactNode } from 'react';
import type { RecordedProfile } from '@site/src/domain/investigation/investigation-record';
import { describeGpuIdle, describeWhole } from '@site/src/domain/profile/describe-profile';
import { Button } from '@site/src/ui/Button';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import { Disclosure } from '@site/src/ui/Disclosure';
import { SegmentedControl } from '@site/src/ui/SegmentedControl';
import {
  columnUnit,
  createFrameRows,
  formatAmount,
  formatShare,
  listOrders,
  type FrameOrder,
  type FrameRow,
} from './profile-rows';
import { ProfileGaps } from './ProfileGaps';
import styles from './ProfileView.module.css';

/** How many frames are in view before the reader asks for all. */
const SHOWN = 10;

const ORDER_LABELS: Readonly<Record<FrameOrder, string>> = {
  self: 'Own',
  total: 'With what it calls',
};

export function ProfileView({ profile }: { readonly profile: RecordedProfile }): ReactNode {
  const orders = listOrders(profile);
  const [chosen, setChosen] = useState<FrameOrder>('self');
  const [showsAll, setShowsAll] = useState(false);
  const order = orders.includes(chosen) ? chosen : (orders[0] ?? 'self');
  const rows = createFrameRows(profile, order);
  const shown = showsAll ? rows : rows.slice(0, SHOWN);
  const idle = describeGpuIdle(profile);
  const isMemory = profile.measures === 'sampled bytes';
  return (
    <div className={styles.profile}>
      <h4 className={styles.title}>
        {isMemory ? 'Where the memory is' : 'Where the time went'}: {profile.label}
      </h4>
      <p className={styles.facts}>
        {describeWhole(profile)} in {profile.frameCount}{' '}
        {profile.frameCount === 1 ? 'frame' : 'frames'}
        {profile.frameCount > profile.frames.length &&
          `, of which the largest ${profile.frames.length} are kept`}
        .{idle !== null && ` ${idle}.`}
      </p>
      {orders.length > 1 && (
        <SegmentedControl<FrameOrder>
          label={`Which time the frames of ${profile.label} are ranked by`}
          value={order}
          options={orders.map((value) => ({ value, label: ORDER_LABELS[value] }))}
          onCommit={setChosen}
        />
      )}
      <DataTable<FrameRow>
        caption={`${profile.label}: the largest frames, by ${order === 'self' ? 'what they took themselves' : 'what they took with everything they call'}`}
        columns={createColumns(profile, rows, order)}
        rows={shown}
        rowKey={(row) => row.key}
        empty={<p>No frame of this profile has any time.</p>}
        stack
      />
      {rows.length > SHOWN && (
        <p data-print="hide">
          <Button
            variant="quiet"
            size="small"
            aria-expanded={showsAll}
            onClick={() => setShowsAll(!showsAll)}
          >
            {showsAll ? `Show the largest ${SHOWN}` : `Show all ${rows.length}`}
          </Button>
        </p>
      )}
      <ProfileGaps profile={profile} />
      {profile.notes.length > 0 && (
        <Disclosure summary="About these numbers">
          <ul className={styles.notes}>
            {profile.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

function createColumns(
  profile: RecordedProfile,
  rows: readonly FrameRow[],
  order: FrameOrder,
): readonly Column<FrameRow>[] {
  const orders = listOrders(profile);
  const unit = columnUnit(
    profile,
    rows.flatMap(({ frame }) => [frame.self, frame.total]),
  );
  const amounts = orders.map((key): Column<FrameRow> => ({
    key,
    header: key === 'self' ? 'Own' : 'Total',
    ...(unit !== '' && { unit }),
    align: 'end',
    render: ({ frame }) => formatAmount(profile, frame[key], unit),
  }));
  const hasCalls = rows.some(({ frame }) => frame.calls !== undefined);
  return [
    { key: 'name', header: 'Frame', render: ({ frame }) => <FrameName frame={frame} /> },
    {
      key: 'share',
      header: order === 'self' ? 'Share, own' : 'Share, total',
      align: 'end',
      render: ({ share }) => <ShareBar share={share} />,
    },
    ...amounts,
    ...(hasCalls
      ? [
          {
            key: 'calls',
            header: 'Calls',
            align: 'end' as const,
            render: ({ frame }: FrameRow) => frame.calls?.toLocaleString('en-GB') ?? '–',
          },
        ]
      : []),
  ];
}

function FrameName({ frame }: Pick<FrameRow, 'frame'>): ReactNode {
  return (
    <span className={styles.frame}>
      <code className={styles.name}>{frame.name}</code>
      {frame.location !== undefined && <span className={styles.location}>{frame.location}</span>}
    </span>
  );
}

/** The number says it; the bar is for the eye. */
function ShareBar({ share }: Pick<FrameRow, 'share'>): ReactNode {
  return (
    <span className={styles.share}>
      <svg className={styles.bar} aria-hidden="true" focusable="false">
        <rect className={styles.whole} width="100%" height="100%" />
        <rect className={styles.part} width={`${(share ?? 0) * 100}%`} height="100%" />
      </svg>
      <span className={styles.percent}>{formatShare(share)}</span>
    </span>
  );
}

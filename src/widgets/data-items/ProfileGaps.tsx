import type { ReactNode } from 'react';
import type { RecordedProfile } from '@site/src/domain/investigation/investigation-record';
import { formatWithUnit } from '@site/src/domain/units';
import { DataTable, type Column } from '@site/src/ui/DataTable';
import styles from './ProfileView.module.css';

type Gap = RecordedProfile['gaps'][number];

/** The longest ones say enough; the record keeps more. */
const SHOWN = 5;

/** When the GPU did nothing, and what was around it; nothing where the profile cannot know. */
export function ProfileGaps({ profile }: { readonly profile: RecordedProfile }): ReactNode {
  const { gaps } = profile;
  if (gaps.length === 0) return null;
  const columns: readonly Column<Gap>[] = [
    {
      key: 'duration',
      header: 'Idle for',
      render: ({ duration }) => (
        <span className={styles.amount}>{formatWithUnit(duration, 'seconds')}</span>
      ),
    },
    {
      key: 'start',
      header: 'From the start',
      align: 'end',
      render: ({ start }) => formatWithUnit(start, 'seconds'),
    },
    { key: 'after', header: 'After', render: ({ after }) => <Operation name={after} /> },
    { key: 'before', header: 'Before', render: ({ before }) => <Operation name={before} /> },
    ...(gaps.some(({ device }) => device !== undefined)
      ? [{ key: 'device', header: 'GPU', render: ({ device }: Gap) => device ?? '' }]
      : []),
  ];
  return (
    <DataTable<Gap>
      caption={
        gaps.length > SHOWN
          ? `${profile.label}: the ${SHOWN} longest times in which a GPU had nothing to do, of ${gaps.length} that are kept`
          : `${profile.label}: the longest times in which a GPU had nothing to do`
      }
      columns={columns}
      rows={gaps.slice(0, SHOWN)}
      rowKey={({ start, device }) => `${device ?? ''} ${start}`}
      stack
    />
  );
}

function Operation({ name }: { readonly name: string | undefined }): ReactNode {
  return name === undefined ? '–' : <code className={styles.name}>{name}</code>;
}

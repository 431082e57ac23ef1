/**
 * The files in a zip archive, each as a source of its own that is inflated while it is read. Read from the archive's directory
 * (APPNOTE.TXT 6.3.10, sections 4.3 to 4.5), zip64 included. Not read: encrypted members, methods other than stored and deflated,
 * archives split over several files.
 */
import { ImportError } from './import-error';
import { MAX_ARCHIVE_FILES } from './limits';
import type { ImportSource, StoredBytes } from './source';
import { createSource, inflate, readPieces } from './source';

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
/** The end record and the longest comment after it. */
const LONGEST_END = 22 + 0xffff;
const LARGEST_DIRECTORY = 32 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const IN_EXTRA_FIELD = 0xffffffff;

/** Whether the file begins as zip archives do, an empty one included. */
export function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 0x03 || start[2] === 0x05);
}

interface Member {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly stored: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * The files of the archive in their order; folders and what macOS adds are left out.
 *
 * @throws ImportError when the archive is damaged, empty or has too many files. A member that cannot be read fails when it is.
 */
export async function openArchive(
  name: string,
  bytes: StoredBytes,
): Promise<readonly ImportSource[]> {
  const files = (await readDirectory(bytes)).filter((member) => isFile(member.name));
  if (files.length === 0)
    throw new ImportError('empty', 'The archive holds no file; compress the result files again.');
  if (files.length > MAX_ARCHIVE_FILES) {
    throw new ImportError(
      'too large',
      `The archive holds ${files.length} files, more than the ${MAX_ARCHIVE_FILES} that are read at once; drop a part of them.`,
    );
  }
  return files.map((member) =>
    createSource(`${name}/${member.name}`, member.size, () => openMember(member, bytes)),
  );
}

/** Hidden files and folders are not results. */
function isFile(name: string): boolean {
  const last = name.split('/').at(-1) ?? '';
  return last !== '' && !last.startsWith('.') && !name.startsWith('__MACOSX/');
}

async function* openMember(member: Member, bytes: StoredBytes): AsyncGenerator<Uint8Array> {
  const { isEncrypted, method, offset, stored } = member;
  if (isEncrypted) {
    throw new ImportError(
      'not supported',
      'The archive is protected by a password; unpack it first.',
    );
  }
  if (method !== STORED && method !== DEFLATED) {
    throw new ImportError(
      'not supported',
      'The archive is packed with a method that is not read here; unpack it, or pack it as plain zip or gzip.',
    );
  }
  const header = view(await bytes.read(offset, offset + 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL_HEADER) throw damaged();
  const start = offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const data = readPieces(bytes, start, start + stored);
  yield* method === STORED ? data : inflate(data, 'deflate-raw', damaged);
}

async function readDirectory(bytes: StoredBytes): Promise<Member[]> {
  const { count, start, size } = await findDirectory(bytes);
  if (size > LARGEST_DIRECTORY || start + size > bytes.size) throw damaged();
  const directory = view(await bytes.read(start, start + size));
  const members: Member[] = [];
  for (let at = 0; members.length < count;) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw damaged();
    const nameEnd = at + 46 + directory.getUint16(at + 28, true);
    const extraEnd = nameEnd + directory.getUint16(at + 30, true);
    if (extraEnd > directory.byteLength) throw damaged();
    members.push(readEntry(directory, at, nameEnd, extraEnd));
    at = extraEnd + directory.getUint16(at + 32, true);
  }
  return members;
}

function readEntry(directory: DataView, at: number, nameEnd: number, extraEnd: number): Member {
  const flags = directory.getUint16(at + 8, true);
  // Sizes and offset move to the extra field, in this order, where 32 bits are too few.
  const large = readExtra64(directory, nameEnd, extraEnd);
  const field = (offset: number): number => {
    const value = directory.getUint32(at + offset, true);
    return value === IN_EXTRA_FIELD ? (large.shift() ?? value) : value;
  };
  const size = field(24);
  const stored = field(20);
  const offset = field(42);
  const name = new Uint8Array(directory.buffer, directory.byteOffset + at + 46, nameEnd - at - 46);
  return {
    name: new TextDecoder((flags & 0x800) === 0 ? 'latin1' : 'utf-8').decode(name),
    isEncrypted: (flags & 1) === 1,
    method: directory.getUint16(at + 10, true),
    stored,
    size,
    offset,
  };
}

function readExtra64(directory: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end;) {
    const size = directory.getUint16(at + 2, true);
    const next = at + 4 + size;
    if (next > end) return [];
    if (directory.getUint16(at, true) === 0x0001) {
      const values: number[] = [];
      for (let i = at + 4; i + 8 <= next; i += 8) values.push(readUint64(directory, i));
      return values;
    }
    at = next;
  }
  return [];
}

interface Directory {
  readonly count: number;
  readonly start: number;
  readonly size: number;
}

async function findDirectory(bytes: StoredBytes): Promise<Directory> {
  const tailStart = Math.max(0, bytes.size - LONGEST_END);
  const tail = view(await bytes.read(tailStart, bytes.size));
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== DIRECTORY_END) continue;
    const directory = {
      count: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      start: tail.getUint32(at + 16, true),
    };
    const isLarge =
      directory.count === 0xffff ||
      directory.size === IN_EXTRA_FIELD ||
      directory.start === IN_EXTRA_FIELD;
    return isLarge && at >= 20 ? findDirectory64(tail, at - 20, bytes) : directory;
  }
  throw damaged();
}

async function findDirectory64(
  tail: DataView,
  locator: number,
  bytes: StoredBytes,
): Promise<Directory> {
  if (tail.getUint32(locator, true) !== LOCATOR_64) throw damaged();
  const at = readUint64(tail, locator + 8);
  const end = view(await bytes.read(at, at + 56));
  if (end.byteLength < 56 || end.getUint32(0, true) !== DIRECTORY_END_64) throw damaged();
  return { count: readUint64(end, 32), size: readUint64(end, 40), start: readUint64(end, 48) };
}

/** Exact up to 2⁵³, which no archive reaches. */
function readUint64(data: DataView, at: number): number {
  return data.getUint32(at, true) + data.getUint32(at + 4, true) * 2 ** 32;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function damaged(): ImportError {
  return new ImportError(
    'damaged',
    'The zip archive is damaged or cut off; compress the files again, or drop them without compression.',
  );
}

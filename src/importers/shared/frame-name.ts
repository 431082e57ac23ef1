/** Names of functions as profilers write them, taken apart, and paths without what is in front of the project. */
import { PROFILE_LIMITS } from '../../domain/profile/profile';

export interface FrameName {
  readonly name: string;
  readonly location?: string;
}

/** `func (/path/file.py:12)`: VizTracer, py-spy. */
const NAME_FIRST = /^(.+?) \(((?:[^()]*[/\\])?[^()/\\]+\.\w+):(\d+)\)$/u;
/** `/path/file.py(12): func`: PyTorch's Python functions. */
const PATH_FIRST = /^((?:[^()]*[/\\])?[^()/\\]+\.\w+)\((\d+)\): (.+)$/u;
/** Addresses in memory differ from run to run. */
const ADDRESS = / at 0x[0-9a-f]+/giu;

/** Takes the file out of a name that holds both. */
export function splitFrameName(text: string): FrameName {
  const plain = text.replace(ADDRESS, '');
  const nameFirst = NAME_FIRST.exec(plain);
  if (nameFirst) {
    const [, name = '', path = '', line = ''] = nameFirst;
    return { name: cutName(name), location: `${shortenPath(path)}:${line}` };
  }
  const pathFirst = PATH_FIRST.exec(plain);
  if (pathFirst) {
    const [, path = '', line = '', name = ''] = pathFirst;
    return { name: cutName(name), location: `${shortenPath(path)}:${line}` };
  }
  return { name: cutName(plain) };
}

/** The last three parts of a path, or what comes after `site-packages`: enough to find the file, without anybody's home directory. */
export function shortenPath(path: string): string {
  const parts = path.split(/[/\\]+/u).filter((part) => part !== '');
  const packages = Math.max(parts.lastIndexOf('site-packages'), parts.lastIndexOf('dist-packages'));
  const home = parts.findIndex((part) => /^(?:home|users)$/iu.test(part));
  const first = Math.max(packages + 1, parts.length - 3, home === -1 ? 0 : home + 2);
  return cutName(parts.slice(Math.min(first, parts.length - 1)).join('/'));
}

export function cutName(name: string): string {
  const { name: longest } = PROFILE_LIMITS;
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
}

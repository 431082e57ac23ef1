/** A page that hears of every chunk of a gigabyte has no time for anything else. */
const INTERVAL = 100;

/** Says whether to report: at once for something new, else at most every 100 ms. @param now milliseconds on any clock */
export function createThrottle(now: () => number): (what: string) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  let lastWhat: string | null = null;
  return (what) => {
    const moment = now();
    if (what === lastWhat && moment - last < INTERVAL) return false;
    last = moment;
    lastWhat = what;
    return true;
  };
}

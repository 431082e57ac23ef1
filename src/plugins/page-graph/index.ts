export { pageGraphPlugin } from './page-graph-plugin';

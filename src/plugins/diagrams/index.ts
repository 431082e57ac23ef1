export { diagramsPlugin } from './diagrams-plugin';
export { diagrams, diagramsRemarkPlugin } from './remark-diagrams';

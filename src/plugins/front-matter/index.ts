export { parseFrontMatter } from './parse-front-matter';

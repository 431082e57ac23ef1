export { cspPlugin } from './csp-plugin';

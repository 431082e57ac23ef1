export { parseAllowedOrigins } from './allowed-origins';
export { cspPlugin } from './csp-plugin';

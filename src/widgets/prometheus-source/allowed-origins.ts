/** Which servers this build of the site may ask directly; without any, nothing but the command is offered. */
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';

export function useAllowedOrigins(): readonly string[] {
  const { prometheusOrigins } = useDocusaurusContext().siteConfig.customFields ?? {};
  return Array.isArray(prometheusOrigins)
    ? prometheusOrigins.filter((origin) => typeof origin === 'string')
    : [];
}

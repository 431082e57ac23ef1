/** The content security policy: no page needs more than it allows, and it stops what it should. */
import type { Page } from '@playwright/test';
import { HOME } from '../support/addresses';
import { expect, test, wakeWidgets } from '../support/test';
import { urls } from '../support/urls';

async function collectViolations(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Reflect.set(window, 'violations', violations);
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      violations.push(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return () => page.evaluate(() => Reflect.get(window, 'violations') as string[]);
}

for (const url of urls) {
  test(`${url} violates nothing while all of its widgets run, and asks no other host for anything`, async ({
    page,
  }) => {
    const violations = await collectViolations(page);
    await page.goto(url);
    await expect(page.locator('head > *').first()).toHaveAttribute(
      'http-equiv',
      'Content-Security-Policy',
    );
    await wakeWidgets(page);
    expect(await violations()).toEqual([]);
  });
}

test.describe('what is injected', () => {
  test.use({ provoked: /Content Security Policy/ });

  test('does not run: inline scripts, handlers, javascript: links, eval', async ({ page }) => {
    const violations = await collectViolations(page);
    await page.goto(HOME);
    await wakeWidgets(page);
    const ran = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const done: string[] = [];
          Reflect.set(window, 'attack', (what: string) => done.push(what));
          const script = document.createElement('script');
          script.textContent = 'attack("inline script")';
          document.head.append(script);
          const link = document.createElement('a');
          link.setAttribute('onclick', 'attack("handler")');
          link.setAttribute('href', 'javascript:attack("javascript link")');
          document.body.append(link);
          link.click();
          // Evaluation by the developer tools is exempt, so this waits until theirs is over.
          setTimeout(() => {
            try {
              (0, eval)('attack("eval")');
            } catch {
              // Refused, as it should be.
            }
            try {
              // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the attack itself
              Function('attack("Function")')();
            } catch {
              // Refused, as it should be.
            }
            setTimeout(() => resolve(done), 200);
          }, 50);
        }),
    );
    expect(ran).toEqual([]);
    const directives = new Set((await violations()).map((violation) => violation.split(' ')[0]));
    expect([...directives].toSorted()).toEqual([
      'script-src',
      'script-src-attr',
      'script-src-elem',
    ]);
  });

  test.describe('with addresses of another host', () => {
    // The browser lists the requests that it refused to make.
    test.use({ provoked: /Content Security Policy|^foreign request: https:\/\/evil\.example\// });

    test('loads nothing from elsewhere: pictures, scripts, styles, fetches', async ({ page }) => {
      const violations = await collectViolations(page);
      await page.goto(HOME);
      await page.evaluate(async () => {
        const elsewhere = 'https://evil.example';
        const picture = document.createElement('img');
        picture.src = `${elsewhere}/p.png`;
        const script = document.createElement('script');
        script.src = `${elsewhere}/s.js`;
        const style = document.createElement('link');
        style.rel = 'stylesheet';
        style.href = `${elsewhere}/s.css`;
        document.head.append(script, style);
        document.body.append(picture);
        await fetch(`${elsewhere}/f`).catch(() => undefined);
      });
      await expect
        .poll(async () =>
          (await violations()).map((violation) => violation.split(' ')[0]).toSorted(),
        )
        .toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem']);
    });
  });
});

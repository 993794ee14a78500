import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA, and what axe calls good practice. */
const ruleSets = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it is now: each fault with the first element it stands in. Empty is good. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const run = `${axe}; axe.run(document, { runOnly: ${JSON.stringify(ruleSets)} })`
  // axe gives a documented, much larger object; this is the part that is read.
  const { violations } = (await page.evaluate(run)) as {
    violations: readonly { id: string; help: string; nodes: readonly { html: string }[] }[]
  }
  return violations.map(({ id, help, nodes }) => `${id}: ${help} – ${nodes[0]?.html}`)
}

/** Whether the page must be scrolled sideways (WCAG 2.2, 1.4.10). */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}

/** Follows the address book of requests: every host the page asked for anything. */
export function hostsAsked(page: Page): ReadonlySet<string> {
  const hosts = new Set<string>()
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:') hosts.add(url.host)
  })
  return hosts
}

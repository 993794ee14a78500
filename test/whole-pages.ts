import type { Browser, Locator, Page } from 'playwright-core'

/** What may lead to another page, and waits until that page has begun. `keyboard.press` waits for nothing. */
const acts = ['click', 'press', 'check'] as const

const seen = new WeakSet<object>()

/**
 * Lets a click or a key press on an element be over when the page that it led to is whole.
 *
 * Playwright waits until the next page has begun: what is counted, or asked about without waiting, would be of as much
 * of it as had come, which on a busy machine is half. A page that stays is whole already, and costs nothing.
 */
export function waitForWholePages(browser: Browser): void {
  browser.on('context', (context) => context.on('page', wrap))
}

/** All elements have one prototype, which Playwright does not export. */
function wrap(page: Page): void {
  const prototype: Locator = Object.getPrototypeOf(page.locator('html'))
  if (seen.has(prototype)) return
  seen.add(prototype)
  for (const act of acts) {
    const before: (this: Locator, ...given: never[]) => Promise<void> = prototype[act]
    Object.assign(prototype, {
      async [act](this: Locator, ...given: never[]) {
        await before.apply(this, given)
        if (!this.page().isClosed()) await this.page().waitForLoadState()
      },
    })
  }
}

import { mkdir } from 'node:fs/promises'
import { startBrowser } from '../browser.ts'
import { startSystem } from '../journeys/running-system.ts'
const system = await startSystem()
await system.begin()
const browser = await startBrowser()
const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'nb-NO' })
const page = await context.newPage()
const subject = process.argv[2] ?? 'demo-doctor'
await page.goto(`${system.origin}/logg-inn?til=/norsk-pasient`)
await page.locator(`button[value="${subject}"]`).click()
await mkdir('/tmp/n-shots', { recursive: true })
const count = await page.locator('button[name=oppdiktet]').count()
for (const nth of (process.argv[3] ?? '0,5,6').split(',').map(Number)) {
  if (nth >= count) continue
  await page.goto(`${system.origin}/norsk-pasient`)
  const t = performance.now()
  await page.locator('button[name=oppdiktet]').nth(nth).click()
  await page.waitForLoadState()
  console.log(nth, Math.round(performance.now() - t), await page.locator('.nr-states summary').innerText())
  await page.locator('.nr-states summary').click()
  console.log(await page.locator('.nr-states ul').innerText())
  await page.screenshot({ path: `/tmp/n-shots/real-${subject}-${nth}.png`, fullPage: true })
}
const bad = system.lines.filter((l) => /"level":"(error|warn)"|problem/.test(l)).slice(0, 8)
console.log(bad.join('\n'))
await browser.close()
await system.stop()
process.exit(0)

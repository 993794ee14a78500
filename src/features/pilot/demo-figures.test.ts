import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoSites } from '../token-service/index.ts'
import { layDemoFigures } from './demo-figures.ts'
import { reportCsv } from './pages/csv.ts'
import { reportOf } from './report.ts'
import { memoryPilot } from './store.memory.ts'

const { bodo, stjordal } = demoSites
const now = new Date('2026-11-22T12:00:00Z')

/** The report of one of the invented sites. */
async function reportAt(orgNumber: string, name?: string) {
  const pilot = memoryPilot()
  await layDemoFigures(pilot, now)
  const site = (await pilot.sites()).find((each) => each.orgNumber === orgNumber)
  assert.ok(site)
  const [lookups, clinicians] = [await pilot.since(orgNumber, ''), await pilot.cliniciansSince(orgNumber, '')]
  return { pilot, report: reportOf({ ...site, name: name ?? site.name }, lookups, clinicians, '2026-11-16') }
}

test('the demonstration has a site where it is used and one where it hardly is, laid once', async () => {
  const { pilot, report } = await reportAt(bodo.orgNumber)
  assert.equal(report.weeks.length, 13)
  assert.ok(report.outcomes?.some(({ key }) => key === 'summary'))
  assert.ok(report.times?.p90 !== undefined && report.times.p90 >= report.times.median)
  const before = (await pilot.since(bodo.orgNumber, '')).length
  await layDemoFigures(pilot, now)
  assert.equal((await pilot.since(bodo.orgNumber, '')).length, before)
  assert.ok((await reportAt(stjordal.orgNumber)).report.weeksWithoutUse > report.weeksWithoutUse)
})

test('a site where somebody has asked already gets its invented quarter too, and another week adds nothing', async () => {
  const pilot = memoryPilot()
  const site = bodo
  const asked = { id: 'of-chance', site, week: '2026-11-16', country: 'FI', outcome: 'summary', feedback: [] } as const
  await pilot.begin(asked)
  await layDemoFigures(pilot, now)
  const laid = (await pilot.since(site.orgNumber, '')).length
  assert.ok(laid > 100)
  await layDemoFigures(pilot, new Date('2026-11-30T12:00:00Z'))
  assert.equal((await pilot.since(site.orgNumber, '')).length, laid)
})

test('RFC 4180: the file quotes what it must, tells few as 1-4, and no spreadsheet takes a name for a formula', async () => {
  const { report } = await reportAt(stjordal.orgNumber, '=cmd|"x",y')
  const csv = reportCsv(report, 'nb')
  assert.ok(csv.split('\r\n')[1]?.startsWith(`"'=cmd|""x"",y",Pilotrapport,Oppslag i alt,`))
  assert.match(csv, /,1-4\r\n/)
  assert.ok(csv.endsWith('\r\n'))
})

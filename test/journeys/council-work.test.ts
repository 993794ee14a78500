import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sqlCouncilStore } from '../../src/features/council/index.ts'
import { withBrowser } from '../browser.ts'
import { testDatabase } from '../storage/database.ts'
import { look, press, setUpCouncil, signInAs, write } from './council-work.ts'
import { type Running, startSystem } from './running-system.ts'
import { textIn } from './summary-page.ts'

const { database } = await testDatabase()

let system: Running
before(async () => {
  system = await startSystem(undefined, { council: sqlCouncilStore(database) })
  system.clock.now = new Date('2026-09-01T08:00:00Z')
  await setUpCouncil(system)
})
after(() => system.stop())

test(
  'issue 3: the secretariat plans a meeting from notice to approved minutes, by keyboard alone',
  withBrowser(async ({ page, pageErrors }) => {
    await signInAs(page, system, 'Aslak Tindeland', '/radsarbeid/moter/nytt')
    await page.getByLabel('Råd', { exact: true }).selectOption('proveradet')
    await page.getByLabel('Dag').fill('2026-09-24')
    await page.getByLabel('Fra klokken').fill('10:00')
    await page.getByLabel('Til klokken').fill('14:00')
    await write(page, 'Sted', 'Storgata 1, Oslo')
    await look(page, 'plan')
    await press(page, 'button', 'Planlegg et møte')
    await look(page, 'planned')

    await page.goto(`${system.origin}/radsarbeid/saker/ny?rad=proveradet`)
    await write(page, 'Tittel', 'Innsyn i prøvesvar for pårørende')
    await page.getByLabel('Sakstype').selectOption('drofting')
    await write(page, /Sakseier/, 'Storfjell kommune')
    await write(page, /^Hensikt/, 'Gi pårørende trygg tilgang.')
    await write(page, /^Forslag til vedtak/, 'Rådet anbefaler innsyn fra høsten 2026.')
    await look(page, 'new-case')
    await press(page, 'button', 'Lag saken')
    await look(page, 'draft-case')
    await press(page, 'button', /Sett på sakslisten til Prøverådet, 24/)
    await look(page, 'agenda')
    assert.match(await textIn(page, 'main'), /1\/26/)
    await press(page, 'button', /^Opp «Innsyn/)
    assert.match(await textIn(page, '.cw-scroll tbody tr'), /10:00\s*1\/26/)
    await press(page, 'link', /^Endre\s*«Innsyn/)
    await write(page, /^Innleder/, 'Kari Innleder')
    await look(page, 'agenda-item')
    await press(page, 'button', 'Lagre')
    await look(page, 'agenda-again')
    await press(page, 'link', 'Sjekk og send innkallingen')
    assert.match(await textIn(page, '.cw-paper'), /10:00 Sak 1\/26 .*ved Kari Innleder/)
    await look(page, 'notice')
    await press(page, 'button', 'Send innkallingen')
    assert.match(await textIn(page, 'main'), /1\/2026/)
    await look(page, 'called')

    system.clock.now = new Date('2026-09-24T08:05:00Z')
    await signInAs(page, system, 'Aslak Tindeland', '/radsarbeid/moter/proveradet/2026-09-24')
    await press(page, 'link', 'Sett møtet: før frammøtet')
    await page.getByLabel(/Trygve Skarnes.* er til stede/).focus()
    await page.keyboard.press('Space')
    await write(page, 'Vara for Trygve Skarnes', 'Liv Nordbø')
    await write(page, 'Vara for Marit Heggelia', 'Ola Tilfeldig')
    await press(page, 'button', 'Sett møtet')
    assert.match(await textIn(page, '[role=alert]'), /teller bare når medlemmet er borte/)
    await look(page, 'attendance-errors')
    await write(page, 'Vara for Marit Heggelia', '')
    await press(page, 'button', 'Sett møtet')
    assert.match(await textIn(page, 'main'), /3 av 3 plasser er fylt/)
    await look(page, 'held')

    await press(page, 'link', 'Innsyn i prøvesvar for pårørende')
    await write(page, /^Hvem/, 'Storfjell kommune')
    await write(page, 'Hva som ble sagt', 'Kommunene trenger tid til opplæring.')
    await press(page, 'button', 'Før innspillet')
    await write(page, 'Hva som ble sagt', 'KANARIFUGL skal aldri ut')
    await page.getByLabel(/^Internt/).focus()
    await page.keyboard.press('Space')
    await press(page, 'button', 'Før innspillet')
    await page.locator('summary', { hasText: 'Vedta med andre ord' }).press('Enter')
    await write(page, 'Vedtaket', 'Rådet anbefaler innsyn fra våren 2027.')
    await press(page, 'button', 'Før vedtaket')
    await look(page, 'treated')
    assert.match(await textIn(page, '.cw-diff del'), /høsten 2026/)

    await page.goto(`${system.origin}/radsarbeid/moter/proveradet/2026-09-24/referat`)
    assert.equal((await textIn(page, 'main')).includes('KANARIFUGL'), false)
    await look(page, 'minutes')
    await press(page, 'button', 'Send referatet')

    await page.goto(`${system.origin}/radsarbeid/moter/nytt`)
    await page.getByLabel('Råd', { exact: true }).selectOption('proveradet')
    await page.getByLabel('Dag').fill('2026-11-19')
    await page.getByLabel('Fra klokken').fill('10:00')
    await write(page, 'Sted', 'Teams')
    await press(page, 'button', 'Planlegg et møte')
    await press(page, 'link', 'Lag sakslisten')
    await press(page, 'button', /Legg til godkjenning av referatet/)
    await press(page, 'link', 'Sjekk og send innkallingen')
    await press(page, 'button', 'Send innkallingen')
    system.clock.now = new Date('2026-11-19T09:05:00Z')
    await signInAs(page, system, 'Aslak Tindeland', '/radsarbeid/moter/proveradet/2026-11-19/frammote')
    await press(page, 'button', 'Sett møtet')
    await press(page, 'link', /Godkjenning av referat/)
    await press(page, 'button', 'Før vedtaket')
    await page.goto(`${system.origin}/radsarbeid/moter/proveradet/2026-09-24`)
    assert.match(await textIn(page, 'main'), /Referatet er godkjent og låst/)
    await look(page, 'approved')

    await page.goto(`${system.origin}/radsarbeid/saker/proveradet/2026/1`)
    await press(page, 'link', 'Rett noe i saken')
    await press(page, 'link', /^Rett\s*: Tittel/)
    await write(page, 'Slik skal det stå', 'Innsyn i prøvesvar for foresatte')
    await press(page, 'button', 'Før rettelsen')
    assert.match(await textIn(page, '[role=alert]'), /begrunnelse/)
    await write(page, 'Begrunnelse', 'Feil ord i innkallingen.')
    await press(page, 'button', 'Før rettelsen')
    await look(page, 'corrected')
    assert.deepEqual(
      pageErrors.filter((each) => !each.includes('422')),
      [],
    )
  }),
)

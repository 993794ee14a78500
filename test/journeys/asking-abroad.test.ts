import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseXmlText } from '../../src/platform/xml/parse.ts'
import type { Grounds } from '../../src/features/country-of-treatment/vouching.ts'
import { readSearchMask } from '../../src/standards/smp/read-search-mask.ts'
import { aino, entry, scripted, sends, waitedFor } from '../treatment/partners.ts'
import { doctor, type Handed, openDirectory, plainVouching, sample, startTreatment } from '../treatment/system.ts'

type After = { after: (done: () => Promise<void>) => void }

/** The pages over HTTP, as a browser without script asks for them: each press followed to where it leads. */
async function asking(t: After, handed: Handed) {
  const system = await startTreatment(handed)
  t.after(system.stop)
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
  const base = `${system.origin}/utenlandsk-pasient`
  const press = async (path: string, fields: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(base + path, { method: 'POST', headers, body: new URLSearchParams(fields) })
    return { status: answer.status, at: new URL(answer.url).pathname, text: await answer.text() }
  }
  const open = async (path: string) => (await fetch(base + path)).text()
  const identified = async () => {
    const { at } = await press('/land/FI', { number: 'FI-EX-840611' })
    return at.replace(/^\/utenlandsk-pasient|\/pasient$/g, '')
  }
  return { system, press, open, identified }
}

const spoken = { sprak: 'fi', versjon: '2026-11-22' }
const emergency = { hvorfor: 'unconscious', begrunnelse: 'kom bevisstløs i ambulanse' }

/** Counts as the limits do, and blocks the patient from the start. */
function patientBlocked() {
  const taken: boolean[] = []
  const take: NonNullable<Handed['brakes']>['take'] = async ({ emergency: urgent }) => {
    taken.push(urgent)
    return urgent ? 'pass' : 'blocked'
  }
  return { taken, brakes: { take } }
}

test('issue 5, item 14: lists and retrievals are held to the limits too, before anybody is asked', async (t) => {
  const { taken, brakes } = patientBlocked()
  const list: Handed['partners']['list'] = async () => assert.fail('nobody is asked')
  const { press, identified } = await asking(t, { partners: scripted({ list }), brakes })
  const lookup = await identified()
  const { text } = await press(`${lookup}/samtykke`, spoken)
  assert.match(text, /For mange spørsmål/)
  await press(`${lookup}/igjen`)
  assert.deepEqual(taken, [true, false, false])
})

test('issue 5, items 5 and 14: an emergency is not stopped by how often its patient was asked for', async (t) => {
  const { taken, brakes } = patientBlocked()
  const { press, identified } = await asking(t, { partners: scripted(), brakes })
  const { text } = await press(`${await identified()}/nod`, emergency)
  assert.match(text, /ps-banner/)
  assert.deepEqual(taken, [true, true])
})

test('issue 5, item 4: an answer that came while Cancel was on its way is cancelled as well, and nothing stays', async (t) => {
  const { system, press, open, identified } = await asking(t, { partners: scripted() })
  const first = await identified()
  // The page waited on version 1; the answer made it 2.
  await press(`${first}/avbryt`, { versjon: '1' })
  assert.match(await open(first), /Du avbrøt/)
  const second = await identified()
  const { at } = await press(`${second}/samtykke`, spoken)
  const kept = await system.lookups.find(doctor.visit, second.split('/').at(-1)!, system.clock.now)
  const version = String((kept?.version ?? 0) - 1)
  await press(`${second}/avbryt`, { versjon: version })
  assert.match(await open(second), /Du avbrøt/)
  assert.equal((await fetch(system.origin + at)).status, 404)
  // Long after: the button of a page that was left open changes nothing.
  const third = await identified()
  await press(`${third}/samtykke`, spoken)
  await press(`${third}/avbryt`, { versjon: '1' })
  assert.doesNotMatch(await open(third), /Du avbrøt/)
})

test('issue 5, item 4: while waiting, the page says for whom and for how long', async (t) => {
  const never = () => new Promise<never>(() => undefined)
  const slow = await asking(t, { partners: scripted({ identify: never }), ...waitedFor() })
  const { at, text } = await slow.press('/land/FI', { number: 'FI-EX-840611' })
  assert.match(text, /Du spør om: <strong lang="und">FI-EX-840611/)
  slow.system.clock.now = new Date(slow.system.clock.now.getTime() + 12_000)
  assert.match(await slow.open(at.replace('/utenlandsk-pasient', '')), /Du har ventet i 12 sekunder/)
  const { identified, press } = await asking(t, { partners: scripted({ list: never }), ...waitedFor() })
  assert.match((await press(`${await identified()}/samtykke`, spoken)).text, /Aino Esimerkki Keksitty/)
})

const mask = (scope: string) =>
  readSearchMask(
    parseXmlText(`<searchFields xmlns="http://ec.europa.eu/sante/ehncp/ism"><country code="FI"><patientSearch>
<identifier type="NORMAL"><id domain="2.999.246.1.1" format="FI-EX-[0-9]{6}" mandatory="true"/></identifier></patientSearch>
<documentSearch scope="${scope}"><prescriptionId domain="2.999.246.2" format="[0-9]{4}" mandatory="true"/>
<dispensationPINCode domain="2.999.246.3" format="[0-9]{2}" mandatory="true"/></documentSearch></country></searchFields>`),
    'FI',
  )

test('exchange study 1.2: prescription number and PIN are asked for with the documents the mask says, checked, and vouched for', async (t) => {
  const grounds: Grounds[] = []
  const vouching: Handed['vouching'] = {
    ...plainVouching,
    async forPatient(given) {
      grounds.push(given)
      return plainVouching.forPatient(given)
    },
  }
  const retrieve = sends(sample('fi-ps-l3.xml'))
  const list: Handed['partners']['list'] = async () => ({ kind: 'answered', value: [entry()], event: 'e' })
  const withMask = (scope: string) =>
    asking(t, { partners: scripted({ retrieve, list }), vouching, directory: openDirectory([mask(scope)]) })
  const all = await withMask('ALL')
  const form = await all.open('/land/FI')
  assert.match(form, /Reseptnummer/)
  assert.match(form, /Landet ber om dette for alle dokumenter/)
  const number = { identifier: aino.identifiers[0]!.extension }
  const wrong = await all.press('/land/FI', { ...number, 'prescription-id': '12', 'dispensation-pin': '12' })
  assert.equal(wrong.status, 422)
  const codes = { 'prescription-id': '1234', 'dispensation-pin': '12' }
  const { at } = await all.press('/land/FI', { ...number, ...codes })
  await all.press(`${at.replace(/^\/utenlandsk-pasient|\/pasient$/g, '')}/samtykke`, spoken)
  assert.deepEqual(
    grounds.map(({ prescriptionId, dispensationPinCode }) => [prescriptionId, dispensationPinCode]),
    [['1234', '12']],
  )
  const prescriptionsOnly = await withMask('EP')
  assert.doesNotMatch(await prescriptionsOnly.open('/land/FI'), /Reseptnummer|PIN/)
  assert.match((await prescriptionsOnly.press('/land/FI', number)).at, /pasient$/)
})

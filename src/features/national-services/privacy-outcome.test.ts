import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type PrivacySetting, privacyOutcome } from './privacy-outcome.ts'

const now = new Date('2026-11-22T10:00:00Z')
const since = '2026-01-01'
const reserved: PrivacySetting = { kind: 'reservasjon', since }
const consent: PrivacySetting = { kind: 'samtykke', since }
const closed: PrivacySetting = { kind: 'tilgangsbegrensning', since, extent: { type: 'SP' } }
const blocks = (hpr: string): PrivacySetting => ({ kind: 'tilgangsbegrensning', since, extent: { type: 'BL', hpr } })
const me = { hpr: '990000001', elevated: false }
const elevated = { ...me, elevated: true }

for (const [title, settings, caller, expected] of [
  ['without settings, open', [], me, 'open'],
  ['a consent keeps nothing back', [consent], me, 'open'],
  ['a reservation: there are no data', [reserved], me, 'reservation'],
  ['a reservation is lifted by no basis', [reserved], elevated, 'reservation'],
  ['restricted (SP) for all professionals', [closed], me, 'restricted'],
  ['restricted (SP), opened by an elevated basis', [closed], elevated, 'lifted'],
  ['blocked (BL) for this professional', [blocks('990000001')], me, 'blocked'],
  ['blocked (BL) is lifted by no basis', [blocks('990000001')], elevated, 'blocked'],
  ['blocked (BL) for another professional, open to this', [blocks('990000002')], me, 'open'],
  ['blocked comes before restricted', [closed, blocks('990000001')], elevated, 'blocked'],
  ['a system without a professional is not the one blocked', [blocks('990000001')], { elevated: false }, 'open'],
  ['a service that needs consent, without one', [], { ...me, needsConsent: true }, 'no-consent'],
  ['a service that needs consent, with one', [consent], { ...me, needsConsent: true }, 'open'],
  [
    'a consent that begins tomorrow is none yet',
    [{ ...consent, since: '2026-11-23' }],
    { ...me, needsConsent: true },
    'no-consent',
  ],
  ['a setting that begins tomorrow', [{ ...reserved, since: '2026-11-23' }], me, 'open'],
] as const) {
  test(`PVK: ${title}`, () => assert.equal(privacyOutcome(settings, caller, now), expected))
}

test('a day begins at midnight in Norway, an hour or two before it does in UTC', () => {
  const setting = [{ ...reserved, since: '2026-11-23' }]
  assert.equal(privacyOutcome(setting, me, new Date('2026-11-22T22:59:59Z')), 'open')
  assert.equal(privacyOutcome(setting, me, new Date('2026-11-22T23:00:00Z')), 'reservation')
})

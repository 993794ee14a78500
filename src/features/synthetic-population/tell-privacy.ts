import { ageOn, daysAfter } from './day.ts'
import type { PrivacySetting } from './story.ts'
import type { TellerNeeds } from './teller.ts'

type Extent = NonNullable<PrivacySetting['extent']>

/** What a few people have decided about their own data. */
export function privacySettingsOf({ person, chance, until, places, id }: TellerNeeds): readonly PrivacySetting[] {
  if (ageOn(person.born, until) < 16) return []
  const since = daysAfter(until, -chance.between(10, 1500))
  const doctor: Extent = { type: 'BL', ...(places.practice.by ? { hpr: places.practice.by } : {}) }
  const kinds: readonly (readonly [number, Omit<PrivacySetting, 'id' | 'since'>])[] = [
    [0.006, { kind: 'reservasjon', about: 'test-results' }],
    [0.004, { kind: 'reservasjon', about: 'critical-information' }],
    [0.008, { kind: 'tilgangsbegrensning', about: 'test-results', extent: { type: 'SP' } }],
    [0.004, { kind: 'tilgangsbegrensning', about: 'test-results', extent: doctor }],
    [0.006, { kind: 'tilgangsbegrensning', about: 'medication-list', extent: { type: 'SP' } }],
    [0.004, { kind: 'tilgangsbegrensning', about: 'critical-information', extent: doctor }],
    [0.006, { kind: 'tilgangsbegrensning', about: 'documents', extent: { type: 'SP' } }],
    [0.5, { kind: 'samtykke', about: 'maternity-record' }],
    [0.004, { kind: 'tilgangsbegrensning', about: 'requisitions', extent: { type: 'SP' } }],
    [0.004, { kind: 'reservasjon', about: 'measurements' }],
    [0.006, { kind: 'tilgangsbegrensning', about: 'measurements', extent: { type: 'SP' } }],
    [0.004, { kind: 'tilgangsbegrensning', about: 'measurements', extent: doctor }],
    [0.006, { kind: 'tilgangsbegrensning', about: 'vaccinations', extent: { type: 'SP' } }],
    [0.004, { kind: 'reservasjon', about: 'diagnoses-and-procedures' }],
    [0.008, { kind: 'tilgangsbegrensning', about: 'diagnoses-and-procedures', extent: { type: 'SP' } }],
    [0.004, { kind: 'tilgangsbegrensning', about: 'diagnoses-and-procedures', extent: doctor }],
  ]
  return kinds.flatMap(([share, setting]) =>
    chance.happens(share)
      ? [{ ...setting, id: id(`${setting.kind} ${setting.about} ${setting.extent?.type}`), since }]
      : [],
  )
}

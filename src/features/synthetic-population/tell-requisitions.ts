import { analyses } from './analyses.ts'
import { daysAfter } from './day.ts'
import type { Requisition } from './story.ts'
import type { TellerNeeds } from './teller.ts'

const asked = ['haemoglobin', 'hba1c', 'tsh', 'creatinine', 'ferritin'] as const

/** A blood sample that is asked for and not yet answered: one person in twenty-five. */
export function requisitionsOf({ person, chance, until, places, id }: TellerNeeds): readonly Requisition[] {
  if (person.died || !chance.happens(0.04)) return []
  const [code] = analyses[chance.one(asked)].codes
  if (!code) return []
  return [
    {
      ...places.practice,
      id: id('requisition'),
      code,
      on: daysAfter(until, -chance.between(0, 10)),
      performer: places.laboratory.place,
      reason: 'Kontroll',
    },
  ]
}

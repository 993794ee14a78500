import { ageOn, type Day, daysAfter, daysBetween } from './day.ts'
import type { Pregnancy } from './story.ts'
import type { TellerNeeds } from './teller.ts'

/** Days from the last period to the day that is expected. */
const lasts = 282

/** Weeks of the controls of the national guideline, the first and the second among them. */
const weeks = [8, 14, 18, 24, 28, 32, 36, 38, 40]

/** One woman in thirty of the age for it is pregnant; as many have given birth in the last year. */
export function pregnanciesOf(needs: TellerNeeds): readonly Pregnancy[] {
  const { person, chance, until, id, places } = needs
  const age = ageOn(person.born, until)
  if (person.sex !== 'female' || age < 19 || age > 42 || person.died || !chance.happens(0.07)) return []
  const lastPeriod = daysAfter(until, -chance.between(50, 600))
  const due = daysAfter(lastPeriod, lasts)
  const lost = chance.happens(0.08)
  const end = lost ? daysAfter(lastPeriod, chance.between(50, 90)) : daysAfter(due, chance.between(-18, 9))
  const over = end <= until
  return [
    {
      ...places.practice,
      id: id('pregnancy'),
      lastPeriod,
      due,
      ...(over ? { ended: { on: end, how: lost ? ('loss' as const) : ('birth' as const) } } : {}),
      rhesusNegative: chance.happens(0.15),
      appointments: appointmentsOf(needs, lastPeriod, over ? end : until),
    },
  ]
}

function appointmentsOf({ chance }: TellerNeeds, lastPeriod: Day, until: Day): Pregnancy['appointments'] {
  const begun = chance.around(68, 8)
  const pressure = chance.around(112, 8)
  return weeks
    .map((week) => ({ week, on: daysAfter(lastPeriod, week * 7 + chance.between(0, 4)) }))
    .filter(({ on }) => on <= until)
    .map(({ week, on }) => ({
      on,
      week: Math.floor(daysBetween(lastPeriod, on) / 7),
      weightKg: Number((begun + week * 0.32).toFixed(1)),
      bloodPressure: [Math.round(pressure + week / 4), Math.round(pressure * 0.62 + week / 6)],
      proteinInUrine: chance.weighted<'Neg' | 'Spor' | '1+'>([
        ['Neg', 90],
        ['Spor', 8],
        ['1+', 2],
      ]),
      ...(week >= 24 ? { symphysisFundusCm: week - 2 + chance.between(-1, 1) } : {}),
    }))
}

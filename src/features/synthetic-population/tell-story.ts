import { uuidOf } from '../../kernel/uuid-of.ts'
import type { Care } from './care.ts'
import { chanceOf } from './chance.ts'
import type { Course } from './course.ts'
import { courses } from './courses.ts'
import { ageOn, type Day, daysAfter } from './day.ts'
import type { Person } from './person.ts'
import { municipalities } from './places.ts'
import type { Allergy, Given, Story } from './story.ts'
import { allergiesOf } from './tell-allergies.ts'
import { type Told, tellCourse } from './tell-course.ts'
import { pregnanciesOf } from './tell-pregnancies.ts'
import { privacySettingsOf } from './tell-privacy.ts'
import { requisitionsOf } from './tell-requisitions.ts'
import { vaccinationsOf } from './tell-vaccinations.ts'
import type { Places, TellerNeeds } from './teller.ts'

/** What a story is told from. */
export type StoryNeeds = { readonly seed: string; readonly today: Day; readonly care: Care }

/** A person's whole life with the health services: the same for the same seed and day. */
export function storyOf({ seed, today, care }: StoryNeeds, person: Person): Story {
  const until = person.died ?? today
  const of = (words: string): TellerNeeds => ({
    person,
    until,
    chance: chanceOf(`${seed}/${person.number}/${words}`),
    places: placesOf(care, person),
    id: (what) => uuidOf(`${seed}/${person.number}/${words}/${what}`),
  })
  const allergies = allergiesOf(of('allergies'))
  const told: readonly Told[] = [
    { allergies },
    ...courses.flatMap((course) => illnessOf(course, of(course.id), allergies)),
    { pregnancies: pregnanciesOf(of('pregnancies')) },
    { vaccinations: vaccinationsOf(of('vaccinations')) },
    { requisitions: requisitionsOf(of('requisitions')) },
    { privacySettings: privacySettingsOf(of('privacy')) },
  ]
  return { person, ...together(told) }
}

function illnessOf(course: Course, needs: TellerNeeds, allergies: readonly Allergy[]): readonly Told[] {
  const { person, chance, until, places, id } = needs
  const age = ageOn(person.born, until)
  if (!chance.happens(course.likely({ age, sex: person.sex }))) return []
  const [youngest, oldest] = course.onset
  if (age < youngest) return []
  const began = daysAfter(
    person.born,
    Math.floor(chance.between(youngest, Math.min(age, oldest)) * 365.25) + chance.between(1, 360),
  )
  if (began >= until) return []
  const allergicTo = allergies.flatMap(({ substance }) => (substance.system === 'ATC' ? [substance.code] : []))
  return [tellCourse(course, { chance, since: began, until, places, id, allergicTo })]
}

/** All parts of a story, one course after the other. */
function together(told: readonly Told[]): Omit<Story, 'person'> {
  const all = <Item>(of: (part: Told) => readonly Item[] | undefined) => told.flatMap((part) => of(part) ?? [])
  return {
    conditions: all(({ conditions }) => conditions),
    allergies: all(({ allergies }) => allergies),
    medicines: all(({ medicines }) => medicines),
    results: all(({ results }) => results),
    measurements: all(({ measurements }) => measurements),
    vaccinations: all(({ vaccinations }) => vaccinations),
    procedures: all(({ procedures }) => procedures),
    implants: all(({ implants }) => implants),
    pregnancies: all(({ pregnancies }) => pregnancies),
    contacts: all(({ contacts }) => contacts),
    documents: all(({ documents }) => documents),
    requisitions: all(({ requisitions }) => requisitions),
    privacySettings: all(({ privacySettings }) => privacySettings),
  }
}

function placesOf({ organisations, practitioners }: Care, person: Person): Places {
  const municipality =
    municipalities.find(({ number }) => number === person.address?.municipality) ?? municipalities[0]!
  const doctor = practitioners.find(({ hpr }) => hpr === person.generalPractitioner)
  const at = (kind: Care['organisations'][number]['kind'], profession: string): Given => {
    const place = organisations.find((each) => each.kind === kind && each.municipality === municipality.number)!
    const by = practitioners.find((each) => each.orgNumber === place.orgNumber && each.profession === profession)
    return { place: place.orgNumber, ...(by ? { by: by.hpr } : {}) }
  }
  const hospital = organisations.find(
    ({ kind, municipality: served }) =>
      kind === 'hospital' && municipalities.find(({ number }) => number === served)?.hospital === municipality.hospital,
  )!
  const surgeon = practitioners.find(
    ({ orgNumber, profession }) => orgNumber === hospital.orgNumber && profession === 'LE',
  )
  const inHospital: Given = { place: hospital.orgNumber, ...(surgeon ? { by: surgeon.hpr } : {}) }
  return {
    practice: doctor ? { place: doctor.orgNumber, by: doctor.hpr } : at('general-practice', 'LE'),
    emergency: at('emergency-clinic', 'LE'),
    hospital: { ...inHospital, department: hospital.departments[1]!.resh },
    home: person.nursingHome ? { place: person.nursingHome } : at('home-nursing', 'SP'),
    laboratory: inHospital,
    pharmacy: at('pharmacy', 'FA1').place,
  }
}

import { uuidOf } from '../../kernel/uuid-of.ts'
import type { Care, CareKind, CareOrganisation, Profession } from './care.ts'
import { chanceOf } from './chance.ts'
import type { Course } from './course.ts'
import { courses } from './courses.ts'
import { ageOn, type Day, daysAfter } from './day.ts'
import type { Person } from './person.ts'
import { type Municipality, municipalities } from './places.ts'
import type { Allergy, Given, Story } from './story.ts'
import { allergiesOf } from './tell-allergies.ts'
import { type Told, tellCourse } from './tell-course.ts'
import { documentsOf } from './tell-documents.ts'
import { pregnanciesOf } from './tell-pregnancies.ts'
import { privacySettingsOf } from './tell-privacy.ts'
import { requisitionsOf } from './tell-requisitions.ts'
import { vaccinationsOf } from './tell-vaccinations.ts'
import type { Places, TellerNeeds } from './teller.ts'

/** What a story is told from. */
export type StoryNeeds = { readonly seed: string; readonly today: Day; readonly care: Care }

/** Tells a person's whole life with the health services: the same for the same seed and day. */
export function storyTeller({ seed, today, care }: StoryNeeds): (person: Person) => Story {
  const placesOf = placeFinder(care)
  return (person) => {
    const until = person.died ?? today
    const places = placesOf(person)
    const of = (words: string): TellerNeeds => ({
      person,
      until,
      places,
      chance: chanceOf(`${seed}/${person.number}/${words}`),
      id: (what) => uuidOf(`${seed}/${person.number}/${words}/${what}`),
    })
    const allergies = allergiesOf(of('allergies'))
    return {
      person,
      ...together([
        { allergies },
        ...courses.flatMap((course) => illnessOf(course, of(course.id), allergies)),
        { pregnancies: pregnanciesOf(of('pregnancies')) },
        { vaccinations: vaccinationsOf(of('vaccinations')) },
        { documents: documentsOf(of('documents')) },
        { requisitions: requisitionsOf(of('requisitions')) },
        { privacySettings: privacySettingsOf(of('privacy')) },
      ]),
    }
  }
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

/** Where somebody is cared for: by municipality, and by their own doctor. */
function placeFinder(care: Care): (person: Person) => Places {
  const byMunicipality = new Map(municipalities.map((each) => [each.number, placesIn(care, each)]))
  const doctors = new Map(care.practitioners.map(({ hpr, orgNumber }) => [hpr, { place: orgNumber, by: hpr }]))
  return ({ address, generalPractitioner, nursingHome }) => {
    const places = byMunicipality.get(address?.municipality ?? municipalities[0]!.number)!
    return {
      ...places,
      practice: doctors.get(generalPractitioner ?? '') ?? places.practice,
      ...(nursingHome ? { home: { place: nursingHome } } : {}),
    }
  }
}

function placesIn({ organisations, practitioners }: Care, { number, hospital }: Municipality): Places {
  const staffed = (place: CareOrganisation, profession: Profession): Given => {
    const by = practitioners.find((each) => each.orgNumber === place.orgNumber && each.profession === profession)
    return { place: place.orgNumber, ...(by ? { by: by.hpr } : {}) }
  }
  const at = (kind: CareKind, profession: Profession) =>
    staffed(organisations.find((each) => each.kind === kind && each.municipality === number)!, profession)
  const served = new Set(municipalities.filter((each) => each.hospital === hospital).map((each) => each.number))
  const ward = organisations.find((each) => each.kind === 'hospital' && served.has(each.municipality))!
  return {
    practice: at('general-practice', 'LE'),
    emergency: at('emergency-clinic', 'LE'),
    hospital: { ...staffed(ward, 'LE'), department: ward.departments[1]!.resh },
    home: at('home-nursing', 'SP'),
    laboratory: staffed(ward, 'LE'),
    pharmacy: at('pharmacy', 'FA1').place,
  }
}

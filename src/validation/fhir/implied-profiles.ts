import { isObject, type JsonObject } from './definitions.ts'

const loinc = 'http://loinc.org'
const snomed = 'http://snomed.info/sct'

/**
 * Vital signs: FHIR asks their profile of every Observation of such a code, declared or not. Which codes count beyond
 * the profiles' own is the Java validator's list; the first row that has a code decides, so LOINC goes before SNOMED CT.
 *
 * @see https://hl7.org/fhir/R4/observation-vitalsigns.html
 */
const vitalSigns: readonly (readonly [system: string, profile: string, codes: string])[] = [
  [loinc, 'vitalspanel', '85353-1'],
  [loinc, 'resprate', '9279-1 76170-0 76172-6 76171-8 19840-8 33438-3 76270-8 11291-2'],
  [
    loinc,
    'heartrate',
    `8867-4 60978-4 73795-7 73799-9 76476-1 76477-9 8886-4 8889-8 8890-6 8891-4 8892-2 8893-0 40443-4 55425-3 68999-2
    11328-2 69000-8`,
  ],
  [loinc, 'oxygensat', '2708-6 19224-5 20564-1 2709-4 2710-2 2713-6 51733-4 59408-5 59417-6 89276-0 97549-0'],
  [
    loinc,
    'bodytemp',
    `8310-5 60834-9 60835-6 60836-4 60838-0 60955-2 61009-7 75539-7 75987-8 76010-8 76011-6 76278-1 8309-7 8328-7
    8329-5 8330-3 8331-1 8332-9 8333-7 8334-5 91371-5 98657-0 98663-8`,
  ],
  [loinc, 'bodyheight', '8302-2 3137-7 3138-5 8306-3 8308-9'],
  [loinc, 'headcircum', '9843-4 8287-5'],
  [loinc, 'bodyweight', '29463-7 3141-9 3142-7 75292-3 79348-9 8350-1 8351-9'],
  [loinc, 'bmi', '39156-5 89270-3'],
  [loinc, 'bp', '85354-9 35094-2 8459-0 76534-7 55284-4 8480-6'],
  [snomed, 'vitalspanel', '46680005'],
  [snomed, 'resprate', '86290005 271625008 271306003'],
  [snomed, 'heartrate', '249043002 444981005 399017001 251670001 429525003 429614003'],
  [snomed, 'oxygensat', '442476006 431314004'],
  [
    snomed,
    'bodytemp',
    `386725007 276885007 300076005 1222808002 364246006 307047009 708499008 431598003 698831002 698832009 415882003
    415974002 415929009 415945006`,
  ],
  [snomed, 'bodyheight', '1153637007 1162419008 50373000 1162418000 1230278008 1162392001 1162417005'],
  [snomed, 'headcircum', '363812007 169876006 1269262007 363811000'],
  [snomed, 'bodyweight', '735395000 425024002 424927000 784399000 1162416001 1162415002'],
  [snomed, 'bmi', '60621009'],
  [
    snomed,
    'bp',
    `251076008 163033001 163035008 386534000 386536003 271649006 271650006 407556006 407554009 716579001 399304008`,
  ],
]

const rows = new Map(
  vitalSigns.flatMap(([system, profile, codes], row) =>
    codes.split(/\s+/).map((code) => [`${system}|${code}`, { row, profile }] as const),
  ),
)

/** Canonical URLs of the profiles a resource must conform to by what it is. */
export function impliedProfiles({ resourceType, code }: JsonObject): readonly string[] {
  if (resourceType !== 'Observation' || !isObject(code) || !Array.isArray(code.coding)) return []
  const found = code.coding.flatMap((coding: unknown) =>
    isObject(coding) ? (rows.get(`${coding.system}|${coding.code}`) ?? []) : [],
  )
  const [first] = found.sort((one, other) => one.row - other.row)
  return first ? [`http://hl7.org/fhir/StructureDefinition/${first.profile}`] : []
}

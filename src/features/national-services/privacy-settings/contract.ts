import type { Json } from '../../../standards/fhir/json.ts'
import { textIn } from '../body-members.ts'
import type { NationalService, Operation } from '../national-service.ts'
import { registers } from '../person-register.ts'
import { checkSetting, settingsOfController } from './ask.ts'
import { definitions } from './definitions.ts'
import { setInclusion } from './include.ts'
import { controllers, findPeople, peopleWithSetting } from './list.ts'
import { setSetting } from './set.ts'

const example = definitions.find(({ about }) => about === 'test-results')!
const { definisjonGuid, definisjonNavn, partKode, typePi } = example
const somebody = '24868600035'

/** Which organisation each controller is in the box. */
const controllersToldOf = [...controllers].map(([code, organisation]) => `${code} is ${organisation}`).join(', ')

const text: Json = { type: 'string', minLength: 1 }
const number: Json = { type: 'string', pattern: '^\\d{11}$' }
const named: Json = { innbyggerFnr: number, definisjonGuid: text, definisjonNavn: text, partKode: text }
const setting: Json = {
  type: 'object',
  required: ['definisjonGuid', 'partKode', 'typePi', 'aktiv'],
  properties: {
    ...named,
    typePi: { enum: ['samtykke', 'reservasjon', 'tilgangsbegrensning'] },
    aktiv: { type: 'boolean' },
    tidspunkt: { type: 'string', format: 'date-time', description: 'When it was said; now when left out' },
    innbyggerMetadata: { type: 'object' },
  },
}

const common: Pick<Operation, 'method' | 'callers' | 'person'> = {
  method: 'POST',
  // As the description has it: systems, in no signed-in user's name.
  callers: ['system'],
  person: { in: 'body', find: (body) => textIn(body, 'innbyggerFnr') },
}

const readers = ['Personverninnstillinger_les', 'Personverninnstillinger_skriv']

/** Personvernkomponenten of Helsenorge (PVK): consents, reservations and restrictions of one person, asked and set. */
export const privacySettings: NationalService = {
  id: registers.settings,
  title: 'Personvernkomponenten (PVK)',
  what: 'What somebody has decided about their data: consents, reservations and restrictions. All services follow it at once.',
  version: '2',
  format: 'json',
  base: '/personvern',
  audience: 'nhn:helsenorge-ekstern-api',
  attest: 'accepted',
  category: 'national-register',
  headers: [],
  operations: [
    {
      ...common,
      id: 'check-setting',
      safe: true,
      path: '/Personverninnstillinger/SjekkInnbyggersPiStatus/v2',
      what: 'How one setting stands. Somebody who never set it, and somebody unknown, have it not active.',
      scopes: readers,
      body: { type: 'object', required: ['innbyggerFnr', 'definisjonGuid', 'partKode'], properties: named },
      answers: { status: 200, schema: setting },
      examples: [
        {
          title: 'Has this person reserved against test results?',
          body: { innbyggerFnr: somebody, definisjonGuid, definisjonNavn, partKode },
        },
      ],
      answer: checkSetting,
    },
    {
      ...common,
      id: 'settings-of-controller',
      safe: true,
      path: '/Personverninnstillinger/HentInnbyggersPiForPart/v2',
      what: 'The settings towards one controller that are active; no history.',
      scopes: readers,
      body: {
        type: 'object',
        required: ['innbyggerFnr', 'partKode'],
        properties: { innbyggerFnr: number, partKode: text },
      },
      answers: {
        status: 200,
        schema: {
          type: 'object',
          required: ['personverninnstillinger'],
          properties: { personverninnstillinger: { type: 'array', items: setting } },
        },
      },
      examples: [{ title: 'All towards Pasientens prøvesvar', body: { innbyggerFnr: somebody, partKode } }],
      answer: settingsOfController,
    },
    {
      ...common,
      id: 'people-with-setting',
      method: 'GET',
      path: '/Personverninnstillinger/HentInnbyggereAktivePiForDefinisjon/v2',
      what: `All who have one setting active, page by page, to wash a register by. For the machine of the controller alone: ${controllersToldOf}.`,
      scopes: readers,
      person: { in: 'several', find: findPeople },
      parameters: [
        { name: 'definisjonGuid', type: 'string', what: 'The definition', required: true, example: definisjonGuid },
        { name: 'partKode', type: 'string', what: 'Its controller', required: true, example: partKode },
        {
          name: 'side',
          type: 'number',
          what: 'Which page, from 1, of twenty people at most',
          minimum: 1,
          example: '1',
        },
      ],
      answers: {
        status: 200,
        schema: {
          type: 'object',
          required: ['innbyggere', 'flereSider'],
          properties: { innbyggere: { type: 'array', items: number }, flereSider: { type: 'boolean' } },
        },
      },
      examples: [
        { title: 'All who have reserved against test results', parameters: { definisjonGuid, partKode, side: '1' } },
      ],
      answer: peopleWithSetting,
    },
    {
      ...common,
      id: 'set-setting',
      path: '/Personverninnstillinger/SettInnbyggersPersonvernInnstilling/v2',
      what: 'Sets a setting or takes it back. A consent taken back takes what was held under it along.',
      scopes: ['Personverninnstillinger_skriv'],
      reads: ['maternity-record'],
      body: { ...setting, required: ['innbyggerFnr', 'definisjonGuid', 'partKode', 'typePi', 'aktiv'] },
      answers: { status: 200, schema: setting },
      examples: [
        {
          title: 'Reserve against test results',
          body: { innbyggerFnr: somebody, definisjonGuid, definisjonNavn, partKode, typePi, aktiv: true },
        },
        {
          title: 'Take it back',
          body: { innbyggerFnr: somebody, definisjonGuid, definisjonNavn, partKode, typePi, aktiv: false },
        },
      ],
      answer: setSetting,
    },
    {
      ...common,
      id: 'set-inclusion',
      path: '/v1/settinnbyggersinkludering',
      what: 'That a person is, or no longer is, in a register or programme, so that Helsenorge offers its settings.',
      scopes: ['Inkluderingsbillett_skriv'],
      body: {
        type: 'object',
        required: ['innbyggerFnr', 'partKode', 'inkludert'],
        properties: { innbyggerFnr: number, partKode: text, inkludert: { type: 'boolean' } },
      },
      answers: { status: 200, schema: { type: 'object', required: ['inkludert'] } },
      examples: [{ title: 'Is in the programme', body: { innbyggerFnr: somebody, partKode: 'DHG', inkludert: true } }],
      answer: setInclusion,
    },
  ],
  sources: [
    {
      url: 'https://helsenorge.atlassian.net/wiki/spaces/HELSENORGE/pages/2328952849',
      sure: 'described',
      says: 'The operations with method and path, the members of a setting, the three kinds, and that only active ones are listed.',
    },
    {
      sure: 'proposed',
      says: 'Definitions with GUIDs and controllers (not public), the scope for reading, the audience, extents in innbyggerMetadata (after the public schema of restrictions), and the member inkludert. Of the list of all who have a setting: parameters, pages, members, and that it is for the controller’s own machine.',
    },
  ],
}

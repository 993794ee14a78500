import { type DemoCountry, numberField } from './demo-country.ts'

/** Portugal asks for the number of the national health service. */
export const portugal: DemoCountry = {
  country: 'PT',
  community: '2.999.620',
  asks: [
    numberField('2.999.620.1.1', 'PT-EX-[0-9]{6}', 'National health service user number', 'Número de utente do SNS'),
  ],
  enough: [['number']],
  people: [
    {
      shows: 'originals',
      documents: ['pt-ps-l3.xml', 'abroad/pt-orcd-discharge.xml', 'abroad/pt-orcd-laboratory.xml'],
    },
    {
      shows: 'movedHere',
      traits: {
        identifiers: [{ root: '2.999.620.1.1', extension: 'PT-EX-900517' }],
        given: ['Inês'],
        family: 'Fictícia',
        gender: 'F',
        birthDate: '1990-05-17',
      },
    },
  ],
}

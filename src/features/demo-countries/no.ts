import { type DemoCountry, numberField } from './demo-country.ts'

/** Norway, as other countries ask it. */
export const norway: DemoCountry = {
  country: 'NO',
  community: '2.999.578',
  asks: [numberField('2.999.578.1.1', 'NO-EX-[0-9]{6}', 'National identity number', 'Fødselsnummer')],
  enough: [['number']],
  people: [{ shows: 'summary', documents: ['no-ps-l3.xml'] }],
}

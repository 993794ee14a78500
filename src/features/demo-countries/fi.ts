import { type DemoCountry, numberField } from './demo-country.ts'

/** Finland asks for the personal identity code alone. */
export const finland: DemoCountry = {
  country: 'FI',
  community: '2.999.246',
  asks: [numberField('2.999.246.1.1', 'FI-EX-[0-9]{6}', 'Personal identity code', 'Henkilötunnus')],
  enough: [['number']],
  samples: ['fi-ps-l3.xml'],
}

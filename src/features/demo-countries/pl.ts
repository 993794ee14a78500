import { type DemoCountry, numberField } from './demo-country.ts'

/** Poland asks for the personal number. */
export const poland: DemoCountry = {
  country: 'PL',
  community: '2.999.616',
  asks: [numberField('2.999.616.1.1', 'PL-EX-[0-9]{6}', 'Personal number (PESEL)', 'Numer PESEL')],
  enough: [['number']],
  samples: ['pl-ps-l3.xml'],
}

/** Where the validation pages are found. */
export const addresses = {
  validate: '/validering',
  download: '/validering/svar',
  sample: (name: string) => `/validering/eksempel/${name}`,
  packages: '/validering/pakker',
  report: '/validering/samsvar',
  operation: '/fhir/$validate',
  guide: '/journalsystem',
} as const

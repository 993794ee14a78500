import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import { warningsBeside } from './sender-warnings.ts'

const warning = (name: string, more: Partial<ExchangeFault> = {}): ExchangeFault => ({
  name,
  severity: 'warning',
  ...more,
})

for (const [faults, leftOut, expected] of [
  [[], 0, []],
  [[warning('WARNING_PS_MISSING_EXPECTED_MAPPING')], 0, ['not-translated WARNING_PS_MISSING_EXPECTED_MAPPING']],
  [[warning('WARNING_PS_MISSING_BASIC_DATA', { sentCode: '2405' })], 0, ['incomplete 2405']],
  [
    [warning('WARNING_HQI_A_INFORMATION_NOT_PROPERLY_STRUCTURED')],
    0,
    ['not-structured WARNING_HQI_A_INFORMATION_NOT_PROPERLY_STRUCTURED'],
  ],
  [
    [warning('WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS')],
    0,
    ['many-requests WARNING_SEC_UNEXPECTED_NUMBER_OF_REQUESTS'],
  ],
  [[{ name: 'ERROR_GENERIC', severity: 'error' }], 0, ['partial ERROR_GENERIC']],
  [[warning('WARNING_GENERIC'), warning('WARNING_GENERIC')], 2, ['other WARNING_GENERIC', 'left-out ']],
] as const) {
  test(`exchange study 1.2: warnings beside a success are kept: ${expected.join(', ') || 'none'}`, () => {
    const told = warningsBeside(faults, leftOut).map(({ kind, code = '' }) => `${kind} ${code}`)
    assert.deepEqual(told, expected)
  })
}

test('issue 5, item 7: what another country writes in words never travels on, since it may name a person', () => {
  const [told] = warningsBeside([
    warning('Nordmann, Kari', { sentCode: 'Kari Nordmann, 010190', sentText: 'Kari Nordmann' }),
  ])
  assert.deepEqual(told, { kind: 'other' })
})

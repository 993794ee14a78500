import assert from 'node:assert/strict'
import test from 'node:test'
import { readDay, readXdsTime, toHl7Time, toInstant, toXdsTime, writeDay } from './hl7-time.ts'

const moment = new Date('2027-03-26T14:05:09.123Z')

test('times are written in UTC with 24 hours: HL7 v3 with its zone, XDS metadata without', () => {
  assert.deepEqual([toHl7Time(moment), toXdsTime(moment)], ['20270326140509+0000', '20270326140509'])
})

for (const [written, read] of [
  ['19670630', '1967-06-30'],
  ['196706', '1967-06'],
  ['1967', '1967'],
  ['19821004240000.000+0000', '1982-10-04'],
  ['19800626152026.030+0300', '1980-06-26'],
  ['19000229', undefined],
  ['20000229', '2000-02-29'],
  ['19671306', undefined],
  ['1967063', undefined],
  ['0', undefined],
  ['30061967', undefined],
  ['1967-06-30', undefined],
  ['', undefined],
] as const) {
  test(`a day of HL7 v3 (TS): ${written || 'nothing'} is ${read ?? 'no day'}`, () => {
    assert.equal(readDay(written), read)
    if (read && written.length <= 8) assert.equal(writeDay(read), written)
  })
}

for (const [written, read] of [
  ['20130529110333', '20130529110333'],
  ['20230717', '20230717'],
  ['2023', '2023'],
  ['20270326150509.123+0100', '20270326140509'],
  ['2027-03-26T14:05:09.123Z', '20270326140509'],
  ['2027-03-26T16:05:09+02:00', '20270326140509'],
  ['202303261', undefined],
  ['2027-13-26', undefined],
  ['yesterday', undefined],
  ['', undefined],
] as const) {
  test(`a time of XDS metadata (DTM): ${written || 'nothing'} is ${read ?? 'no time'}`, () => {
    assert.equal(readXdsTime(written), read)
  })
}

for (const [digits, first, last] of [
  ['2027', '2027-01-01T00:00:00Z', '2027-12-31T23:59:59Z'],
  ['202702', '2027-02-01T00:00:00Z', '2027-02-28T23:59:59Z'],
  ['20280228', '2028-02-28T00:00:00Z', '2028-02-28T23:59:59Z'],
  ['2027123123', '2027-12-31T23:00:00Z', '2027-12-31T23:59:59Z'],
  ['20270326140509', '2027-03-26T14:05:09Z', '2027-03-26T14:05:09Z'],
] as const) {
  test(`a time of ${digits.length} digits begins and ends as an instant, which OpenNCP reads in filters`, () => {
    assert.deepEqual([toInstant(digits, 'first'), toInstant(digits, 'last')], [first, last])
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { designationRows } from './designation-rows.ts'
import { readWith } from './formats.fixture.ts'
import { languageColumns } from './language-columns.ts'

test('our table: one row per code, a column per language, an empty cell is no text', () => {
  const read = readWith(languageColumns, '# remark\nsystem;code;nb;nn;en\n1.2;A;fisk;;fish\n')
  assert.deepEqual(read.designations, ['1.2 A nb fisk current', '1.2 A en fish current'])
  assert.deepEqual(read.refusals, [])
})

test('RFC 4180: a quoted field may hold the delimiter, a doubled quote and a line end', () => {
  const read = readWith(languageColumns, 'system,code,nb\n1.2,A,"fisk, ""fersk"""\n1.2,B,"to\nlinjer"\n')
  assert.deepEqual(read.designations, ['1.2 A nb fisk, "fersk" current', '1.2 B nb to\nlinjer current'])
})

test('each bad line is refused with its number and the rest is read (issue 2 item 12)', () => {
  const lines = ['system;code;nb', '1.2;A;a', ';B;b', '1.2;;c', '1.2;D;', '1.2;E', '1.2;F;"f"x', '1.2;G;g', '1.2;H;"h']
  const read = readWith(languageColumns, lines.join('\n'))
  assert.deepEqual(read.designations, ['1.2 A nb a current', '1.2 G nb g current'])
  assert.deepEqual(read.refusals, [
    { reason: 'no-system', line: 3 },
    { reason: 'no-code', line: 4 },
    { reason: 'no-text', line: 5 },
    { reason: 'wrong-columns', line: 6 },
    { reason: 'open-quote', line: 7 },
    { reason: 'open-quote', line: 9 },
  ])
})

test('a table is known by its header, never by its name', () => {
  assert.ok(languageColumns.recognises('x.txt', 'system;code;nb;nn\n'))
  assert.ok(!languageColumns.recognises('x.csv', 'system;code;designation;language\n'))
  assert.ok(designationRows.recognises('x.csv', 'Code System OID,Code,Language,Designation\n'))
  for (const format of [languageColumns, designationRows]) {
    assert.ok(!format.recognises('x.csv', 'system;code;nb;nb\n') || format === designationRows)
    assert.ok(!format.recognises('x.csv', 'name;birth date\n'))
  }
})

test('MVC and MTC rows: designation, status, validity and value set (Central Terminology Services)', () => {
  const header =
    'Value Set OID,Value Set Name,Value Set Version,Code System OID,Code,Language,Designation,Status,Valid From,Valid To'
  const rows = [
    '1.3.6.1.4.1.12559.11.10.1.3.1.42.13,eHDSISeverity,8.1.0,2.16.840.1.113883.6.96,255604002,nb-NO,mild,Final,2024-01-25,',
    '1.3.6.1.4.1.12559.11.10.1.3.1.42.13,eHDSISeverity,8.1.0,2.16.840.1.113883.6.96,24484000,nb-NO,alvorlig,deprecated,20200101,20231231',
  ]
  const read = readWith(designationRows, [header, ...rows].join('\n'))
  assert.deepEqual(read.designations, [
    '2.16.840.1.113883.6.96 255604002 nb-NO mild current',
    '2.16.840.1.113883.6.96 24484000 nb-NO alvorlig retired',
  ])
  assert.equal(read.members.length, 2)
  const sets = read.items.filter((item) => item.kind === 'value-set')
  assert.deepEqual(sets, [
    {
      kind: 'value-set',
      id: '1.3.6.1.4.1.12559.11.10.1.3.1.42.13|8.1.0',
      oid: '1.3.6.1.4.1.12559.11.10.1.3.1.42.13',
      name: 'eHDSISeverity',
      version: '8.1.0',
    },
  ])
  assert.deepEqual(
    read.items.filter((item) => item.kind === 'concept').map((item) => item.valid),
    [{ from: '2024-01-25' }, { from: '2020-01-01', to: '2023-12-31' }],
  )
})

test('MVC rows with a status, date or language that is not one are refused, never guessed at', () => {
  const header = 'system;code;language;designation;status;validFrom'
  const rows = ['1.2;A;nb;a;perhaps;', '1.2;B;norsk språk;b;;', '1.2;C;nb;c;;last year', '1.2;D;nb;d;constructor;']
  const read = readWith(designationRows, [header, ...rows].join('\n'))
  assert.deepEqual(read.designations, [])
  assert.deepEqual(
    read.refusals.map(({ reason }) => reason),
    ['unknown-status', 'bad-language', 'bad-date', 'unknown-status'],
  )
})

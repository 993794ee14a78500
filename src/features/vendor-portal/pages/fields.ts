import { type Html, type HtmlValue, html } from '../../../protocols/web/html.ts'
import type { Text } from '../../../protocols/web/language.ts'
import type { ParameterRule } from '../../national-services/index.ts'
import { examplePerson, fieldPrefixes, headerRules, pathNames } from '../example-call.ts'
import { personFor } from '../example-person.ts'
import { faultRules } from '../faults.ts'
import { eachOnce } from '../situations.ts'
import { wrongFor } from '../wrong-credentials.ts'
import type { OperationView } from './operation.ts'
import { contractWords } from './service-texts.ts'
import { situationTexts } from './situation-texts.ts'
import { vendorTexts } from './texts.ts'
import { wrongTexts } from './wrong-texts.ts'

/** Everything of a call that can be filled in: whom it is about, who calls, and what the contract takes. */
export function callFields(view: OperationView): Html {
  const { operation } = view
  return html`${operation.person.in !== 'none' && personFields(view)}${callerFields(view)}${pathFields(view)}${headerFields(view)}${parameterFields(view)}${bodyField(view)}${faultField(view)}`
}

function personFields({ language, service, standing, filled: { person: given } }: OperationView): Html {
  const t = vendorTexts(language)
  const words = situationTexts(language)
  const tried = standing.state === 'laid' ? standing.tried : {}
  const people = eachOnce(tried)
  const person = given === '' ? (personFor(service.id, tried) ?? '') : given
  const options = [...people].map(([number, of]) => {
    const why = of.map((id) => words[id].plain).join(', ')
    return html`<option value="${number}"${number === person && html` selected`}>${number}: ${why}</option>\n`
  })
  return html`<div class="vp-row">${field('person', t.person, html`<select class="ds-input" id="person" name="person">${options}</select>`)}
${field('annet', t.otherNumber, html`<input class="ds-input" id="annet" name="annet" inputmode="numeric" maxlength="40" value="${people.has(person) ? '' : person}">`)}</div>`
}

function callerFields({ language, service, operation, filled, unknownHpr = false }: OperationView): Html {
  const t = vendorTexts(language)
  const words = wrongTexts(language)
  const ways = wrongFor(operation)
  const wrong = ways.map(
    ({ id }) => html`<option value="${id}"${id === filled.wrong && html` selected`}>${words[id].plain}</option>\n`,
  )
  const kinds = operation.callers.map(
    (kind) => html`<option value="${kind}"${kind === filled.as && html` selected`}>${t[kind]}</option>`,
  )
  const professional = operation.callers.includes('professional')
  const leftOut = ways.some(({ id }) => id === 'attest-missing')
  const optional = leftOut && service.attest === 'accepted' ? words['attest-optional'] : undefined
  return html`<div class="vp-row">${kinds.length > 1 && field('som', t.as, html`<select class="ds-input" id="som" name="som">${kinds}</select>`)}
${professional && field('hpr', t.hpr, html`<input class="ds-input" id="hpr" name="hpr" inputmode="numeric" maxlength="9" value="${filled.hpr ?? ''}"${unknownHpr && html` aria-invalid="true" aria-describedby="hpr-feil" autofocus`}>${unknownHpr && html`<span class="ds-validation-message" id="hpr-feil">${t.unknownHpr}</span>`}`)}
${field('galt', t.wrong, html`<select class="ds-input" id="galt" name="galt"${optional && html` aria-describedby="galt-om"`}><option value="">${t.nothingWrong}</option>${wrong}</select>`, optional)}</div>`
}

function pathFields({ language, operation, filled: { path } }: OperationView): Html | false {
  const names = pathNames(operation)
  const fields = names.map((name) => named(`${fieldPrefixes.path}${name}`, name, path[name] ?? ''))
  return names.length > 0 && part(vendorTexts(language).path, fields)
}

function headerFields({ language, service, operation, filled: { headers } }: OperationView): Html | false {
  const { person } = operation
  const rules = headerRules(service, operation).filter(({ name }) => person.in !== 'header' || person.name !== name)
  const fields = rules.map(({ name, what }) =>
    named(`${fieldPrefixes.header}${name}`, name, headers[name] ?? '', contractWords(what, language)),
  )
  return rules.length > 0 && part(vendorTexts(language).headers, fields)
}

function parameterFields({ language, operation, filled: { parameters } }: OperationView): Html | false {
  const { person } = operation
  const rules = (operation.parameters ?? []).filter(({ name }) => person.in !== 'parameter' || person.name !== name)
  const fields = rules.map((rule) => {
    const id = `${fieldPrefixes.parameter}${rule.name}`
    const value = parameters[rule.name] ?? ''
    const what = contractWords(rule.what, language)
    return rule.values ? choice(id, rule, value, what) : named(id, rule.name, value, what)
  })
  return rules.length > 0 && part(vendorTexts(language).parameters, fields)
}

function choice(id: string, { name, values = [] }: ParameterRule, given: string, what: Text): Html {
  const options = ['', ...values].map(
    (value) => html`<option value="${value}"${value === given && html` selected`}>${value}</option>`,
  )
  return field(
    id,
    html`<code>${name}</code>`,
    html`<select class="ds-input" id="${id}" name="${id}" aria-describedby="${id}-om">${options}</select>`,
    what,
  )
}

function bodyField({ language, operation, filled: { body } }: OperationView): Html | false {
  const t = vendorTexts(language)
  if (operation.body === undefined) return false
  const about = operation.person.in === 'body' && t.bodyAbout(examplePerson)
  return html`<p><label for="kropp">${t.body}</label>${about && html`<br><span class="kp-small" id="kropp-om">${about}</span>`}<br><textarea class="ds-input vp-body" id="kropp" name="kropp" rows="14" spellcheck="false"${about && html` aria-describedby="kropp-om"`}>${'\n'}${body ?? ''}</textarea></p>`
}

function faultField({ language, service, operation, filled: { fault } }: OperationView): Html {
  const t = vendorTexts(language)
  const options = faultRules.flatMap(({ name, values, isFor = () => true }) =>
    values
      .filter((value) => isFor({ service, operation }, value))
      .map((value) => {
        const asked = `${name}=${value}`
        return html`<option value="${asked}"${asked === fault && html` selected`}>${asked}</option>`
      }),
  )
  return field(
    'feil',
    t.fault,
    html`<select class="ds-input" id="feil" name="feil"><option value="">${t.noFault}</option>${options}</select>`,
  )
}

function named(id: string, name: string, value: string, what?: Text): Html {
  const described = what && html` aria-describedby="${id}-om"`
  return field(
    id,
    html`<code>${name}</code>`,
    html`<input class="ds-input" id="${id}" name="${id}" value="${value}" maxlength="2048"${described}>`,
    what,
  )
}

function field(id: string, label: HtmlValue, control: Html, what?: Text): Html {
  return html`<p class="vp-field"><label for="${id}">${label}</label>${what && html` <span class="kp-small" id="${id}-om">${what}</span>`}<br>${control}</p>\n`
}

function part(legend: Text, fields: readonly Html[]): Html {
  return html`<fieldset class="ds-fieldset vp-part"><legend>${legend}</legend>${fields}</fieldset>`
}

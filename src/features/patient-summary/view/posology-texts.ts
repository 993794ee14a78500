import { texts } from '../../../protocols/web/language.ts'

/** How often, in words. */
export const frequencyTexts = texts({
  nb: {
    onceA: (unit: string) =>
      unit === 'dag' ? '1 gang daglig' : unit === 'uke' ? '1 gang i uken' : `1 gang per ${unit}`,
    everyNth: (number: string, unit: string) => (unit === 'år' ? `hvert ${number}. år` : `hver ${number}. ${unit}`),
    atIntervals: (quantity: string) => `med ${quantity} mellom`,
    pieces: (count: string) => `${count} stk.`,
    beforeBed: 'før leggetid',
    clock: (time: string) => `kl. ${time}`,
    offset: (quantity: string, event: string) => `${event} (forskjøvet ${quantity})`,
    before: (quantity: string, event: string) => `${quantity} ${event}`,
    except: (times: string) => `unntatt ${times}`,
    and: (one: string, other: string) => `${one} og ${other}`,
    institution: 'til institusjonens faste tider',
    unreadable: 'Hyppighet er skrevet på en måte som ikke kan leses; se originalen',
  },
  nn: {
    onceA: (unit) => (unit === 'dag' ? '1 gong dagleg' : unit === 'veke' ? '1 gong i veka' : `1 gong per ${unit}`),
    everyNth: (number, unit) => (unit === 'år' ? `kvart ${number}. år` : `kvar ${number}. ${unit}`),
    atIntervals: (quantity) => `med ${quantity} mellom`,
    pieces: (count) => `${count} stk.`,
    beforeBed: 'før leggetid',
    clock: (time) => `kl. ${time}`,
    offset: (quantity, event) => `${event} (forskuva ${quantity})`,
    before: (quantity, event) => `${quantity} ${event}`,
    except: (times) => `unnateke ${times}`,
    and: (one, other) => `${one} og ${other}`,
    institution: 'til dei faste tidene ved institusjonen',
    unreadable: 'Kor ofte er skrive på ein måte som ikkje kan lesast; sjå originalen',
  },
  en: {
    onceA: (unit) => (unit === 'day' ? 'once daily' : `once a ${unit}`),
    everyNth: (number, unit) => `every ${number} ${unit}s`,
    atIntervals: (quantity) => `every ${quantity}`,
    pieces: (count) => `${count} ${count === '1' ? 'piece' : 'pieces'}`,
    beforeBed: 'before bedtime',
    clock: (time) => `at ${time}`,
    offset: (quantity, event) => `${event} (offset ${quantity})`,
    before: (quantity, event) => `${quantity} ${event}`,
    except: (times) => `except ${times}`,
    and: (one, other) => `${one} and ${other}`,
    institution: "at the institution's fixed times",
    unreadable: 'How often is written in a way that cannot be read; see the original',
  },
})

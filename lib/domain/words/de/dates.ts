import type { Catalogue } from '@/lib/domain/words/make-say';

/** Days, times, spans and ages; the names of days and months come from the platform. */
export const DATES: Catalogue = {
  '{day} {month} {year}': '{day}. {month} {year}',
  '{month} {year}': '{month} {year}',
  '{weekday} {day} {month}': '{weekday}, {day}. {month}',
  '{weekday} {day} {month} {time}': '{weekday}, {day}. {month}, {time}',
  '{weekday} {day} {month} {year} {time}': '{weekday}, {day}. {month} {year}, {time}',
  '{weekday} {date}': '{weekday}, {date}',
  '{day}, {time}': '{day}, {time}',
  '{date} {time}': '{date}, {time}',
  'Today, {day}': 'Heute, {day}',
  'Tomorrow, {day}': 'Morgen, {day}',
  'There is no {time} on this day: the clocks go forward. Give an earlier or a later time.':
    '{time} gibt es an diesem Tag nicht: Die Uhren werden vorgestellt. Geben Sie eine frühere oder spätere Zeit an.',
  '{minutes} min': '{minutes} min',
  '{hours} h': '{hours} h',
  '{hours} h {minutes} min': '{hours} h {minutes} min',
  '{days} d': '{days, plural, one {# Tag} other {# Tg.}}',
  '{days} d {hours} h': '{days, plural, one {# Tag} other {# Tg.}} {hours} h',
  'about {years} y': 'etwa {years} J.',
  '{months} mo': '{months} Mon.',
  '{years} y': '{years} J.',
  'No due time': 'Ohne Fälligkeit',
  'due {moment}': 'fällig {moment}',
  'due now': 'jetzt fällig',
  'in {span}': 'in {span}',
  '{span} late': '{span} überfällig',
  'asked {moment}': 'angefordert {moment}',
};

import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type CurrentShift, currentShift, DEFAULT_SHIFTS, Shifts, type UnitSetting } from '@/lib/domain/access/shift';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { said } from '@/lib/domain/words/said';
import { pool } from '@/lib/server/database/pool';
import { prisma } from '@/lib/server/database/prisma';
import { environment } from '@/lib/server/environment';
import { recordAccessEvent } from './record-access-event';
import { refuseStale, settingVersion } from './setting-version';

/** The shifts of a unit; the usual ones where nothing is set or no unit is named. */
export async function shiftsOf(unit: string | undefined): Promise<Shifts> {
  const setting = unit === undefined ? null : await prisma().unitSetting.findUnique({ where: { unit } });
  return setting === null ? DEFAULT_SHIFTS : Shifts.parse(setting.shifts);
}

/** The shift an actor works in now, by the first of the actor's units. Undefined between shifts. */
export async function shiftOfActor(actor: Actor, now: Date): Promise<CurrentShift | undefined> {
  return currentShift(await shiftsOf(actor.units[0]), environment().timeZone, now);
}

/** Every unit where somebody works, an account is bound or shifts are set, with its shifts. */
export async function listUnitSettings(): Promise<UnitSetting[]> {
  const { rows } = await pool().query<{ unit: string; display: string; shifts: unknown }>(
    `select u.unit, coalesce(l.display, u.unit) as display, s.shifts
     from (select unit from staff_role where unit is not null and active union select unnest(units) from account
           union select unit from location_row where unit is not null union select unit from unit_setting) u
     left join location_row l on l.id = u.unit left join unit_setting s on s.unit = u.unit
     order by 2, 1`,
  );
  return rows.map(({ unit, display, shifts }) =>
    settingOf(unit, display, shifts === null ? undefined : Shifts.parse(shifts)),
  );
}

function settingOf(unit: string, display: string, set: Shifts | undefined): UnitSetting {
  const shifts = set ?? DEFAULT_SHIFTS;
  const said = shifts.map(({ name, start, end }) => [name, start, end]);
  return { unit, display, shifts, isDefault: set === undefined, version: settingVersion(said) };
}

/** Sets the shifts of a unit. @throws NotVisibleError when there is no such Location, StaleSettingError */
export async function setUnitShifts(
  actor: Actor,
  unit: string,
  options: { seenVersion: string; shifts: Shifts; now: Date },
): Promise<UnitSetting> {
  const { seenVersion, shifts, now } = options;
  const { rows } = await pool().query<{ display: string }>('select display from location_row where id = $1', [unit]);
  const place = rows[0];
  if (place === undefined) {
    throw new NotVisibleError(said('This unit'));
  }
  await prisma().$transaction(async (database) => {
    await database.$executeRaw`select pg_advisory_xact_lock(7234103, 1)`;
    const standing = await database.unitSetting.findUnique({ where: { unit } });
    const set = standing === null ? undefined : Shifts.parse(standing.shifts);
    refuseStale(settingOf(unit, place.display, set), seenVersion);
    await database.unitSetting.upsert({ where: { unit }, create: { unit, shifts }, update: { shifts } });
  });
  await recordAccessEvent({
    kind: 'shifts-changed',
    succeeded: true,
    who: actor,
    about: { reference: `Location/${unit}`, display: place.display },
    now,
  });
  return settingOf(unit, place.display, shifts);
}

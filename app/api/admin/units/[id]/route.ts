import { UnitParams, UnitShifts } from '@/lib/domain/access/shift';
import { setUnitShifts } from '@/lib/server/access/unit-shifts';
import { handle } from '@/lib/server/http/handle';

export const PUT = handle({
  permission: 'people:administer',
  params: UnitParams,
  body: UnitShifts,
  run: ({ actor, params, body, now }) => setUnitShifts(actor, params.id, { ...body, now }),
});

import { listUnitSettings } from '@/lib/server/access/unit-shifts';
import { handle } from '@/lib/server/http/handle';

export const GET = handle({ permission: 'people:administer', run: async () => ({ units: await listUnitSettings() }) });

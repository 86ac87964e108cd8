import { handle } from '@/lib/server/http/handle';
import { readReadiness } from '@/lib/server/http/read-readiness';

export const GET = handle({
  permission: 'public',
  run: async () => {
    const readiness = await readReadiness();
    return Response.json(readiness, { status: readiness.ready ? 200 : 503 });
  },
});

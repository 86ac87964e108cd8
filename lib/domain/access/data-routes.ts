/** Every address of our own API and what can be done there; `:name` stands for one part. Beside it only /fhir answers data. */
export const DATA_ROUTES: Readonly<Record<string, readonly string[]>> = {
  '/api/account/password': ['POST'],
  '/api/account/preferences': ['PUT'],
  '/api/admin/people': ['GET', 'POST'],
  '/api/admin/people/:id': ['GET', 'PATCH'],
  '/api/admin/people/:id/disable': ['POST'],
  '/api/admin/people/:id/enable': ['POST'],
  '/api/admin/people/:id/reset': ['POST'],
  '/api/admin/task-types': ['GET', 'POST'],
  '/api/admin/task-types/:id': ['GET', 'PUT'],
  '/api/admin/task-types/:id/versions/:version': ['GET'],
  '/api/admin/units': ['GET'],
  '/api/admin/units/:id': ['PUT'],
  '/api/audit/chain': ['GET'],
  '/api/audit/search': ['POST'],
  '/api/board': ['GET'],
  '/api/bulk/act': ['POST'],
  '/api/bulk/matching': ['POST'],
  '/api/bulk/preflight': ['POST'],
  '/api/bulk/undo': ['POST'],
  '/api/dashboard': ['GET'],
  '/api/events': ['GET'],
  '/api/events/missed': ['GET'],
  '/api/one-time-links': ['POST'],
  '/api/one-time-links/question': ['POST'],
  '/api/patients/:id': ['GET'],
  '/api/patients/search': ['POST'],
  '/api/presence': ['POST'],
  '/api/references/search': ['POST'],
  '/api/session': ['DELETE', 'GET', 'POST'],
  '/api/tasks': ['POST'],
  '/api/tasks/:id': ['GET'],
  '/api/tasks/:id/actions/:verb': ['POST'],
  '/api/tasks/:id/candidates': ['GET'],
  '/api/tasks/:id/draft': ['DELETE', 'PUT'],
  '/api/tasks/:id/skip': ['DELETE', 'POST'],
  '/api/tasks/:id/typed/:verb': ['DELETE', 'PUT'],
  '/api/tasks/:id/undo': ['POST'],
  '/api/views': ['GET', 'POST'],
  '/api/views/:id': ['DELETE', 'PUT'],
  '/api/views/home': ['PUT'],
  '/api/worklist': ['GET'],
  '/api/worklist/changes': ['GET'],
  '/api/worklist/counts': ['GET'],
  '/api/worklist/facets': ['GET'],
  '/api/worklist/next': ['GET'],
  '/api/worklist/options': ['GET'],
  '/api/worklist/search': ['POST'],
  '/auth/token': ['POST'],
  '/healthz': ['GET'],
  '/readyz': ['GET'],
};

/** What can be done at an address; undefined where there is nothing. A word goes before a `:name`. */
export function methodsAt(path: string): readonly string[] | undefined {
  if (Object.hasOwn(DATA_ROUTES, path)) {
    return DATA_ROUTES[path];
  }
  const parts = path.split('/');
  return Object.entries(DATA_ROUTES).find(([route]) => isAt(route.split('/'), parts))?.[1];
}

function isAt(route: readonly string[], parts: readonly string[]): boolean {
  return (
    route.length === parts.length &&
    route.every((name, index) => (name.startsWith(':') ? parts[index] !== '' : name === parts[index]))
  );
}

import { AuditSearch } from '@/lib/domain/audit/audit-search';
import { searchAudit } from '@/lib/server/auditor/search-audit';
import { handle } from '@/lib/server/http/handle';

export const POST = handle({
  permission: 'audit:read',
  body: AuditSearch,
  run: ({ actor, body, now }) => searchAudit(actor, body, { now }),
});

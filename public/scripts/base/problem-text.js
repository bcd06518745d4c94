import { hasText, t } from './language.js';

/** What to tell a person of an ApiError: by its code, or by what kind of trouble it is; the shop's own words where nothing else is known. */
export function problemText(error) {
  const { code, status, problem = {}, retryAfter } = error;
  if (status === 0) return t('errors.unreachable');
  if (code && hasText(`errors.${code}`)) return t(`errors.${code}`, problem.data ?? {});
  if (status === 429 || status === 503) {
    const seconds = Number(retryAfter);
    return seconds > 0 ? t('errors.busySeconds', { count: seconds }) : t('errors.busy');
  }
  if (status === 401 || status === 403) return t('errors.notAllowed');
  if (status >= 500) return t('errors.failed');
  return problem.detail ?? problem.title ?? t('errors.failed');
}

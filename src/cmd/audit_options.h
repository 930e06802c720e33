/* The options that say how a model is audited. */
#ifndef ZHINAN_CMD_AUDIT_OPTIONS_H
#define ZHINAN_CMD_AUDIT_OPTIONS_H

#include "audit/audit.h"
#include "cmd/command.h"

/* Reads --precision, --tolerance, --only and --skip. STATUS_TROUBLE with a diag for an id that no check has. */
enum status audit_options_read(struct audit_options *out, struct context *context) MUST_CHECK;

/* Says that no check has an id, and which one may be meant: STATUS_TROUBLE, always. */
enum status audit_unknown_check(struct context *context, struct str id);

#endif

/* Reads what the command line says of an audit. */
#include "cmd/audit_options.h"

#include "cmd/message.h"

enum status audit_unknown_check(struct context *context, struct str id)
{
	struct nearest nearest = nearest_to(id);
	for (size_t i = 0; i < check_count; i++) {
		nearest_offer(&nearest, checks[i].id);
	}
	return diags_trouble(&context->diags, &MESSAGE_AUDIT_UNKNOWN, STR(""), id,
	                     options_suggestion(&context->options, &nearest, context->arena));
}

/* Reads ids of checks: STATUS_TROUBLE with a diag for one that no check has. */
static enum status read_ids(const char *const **out, struct context *context, const char *list)
{
	struct str unknown;
	return check_ids(out, context->arena, list, &unknown)
	           ? STATUS_OK
	           : audit_unknown_check(context, unknown);
}

enum status audit_options_read(struct audit_options *out, struct context *context)
{
	const struct options *options = &context->options;
	*out = (struct audit_options){0};
	if (options->precision && strcmp(options->precision, "all") == 0) {
		out->precision = PRECISION_ALL;
	}
	out->has_about_tolerance =
	    options->tolerance &&
	    decimal_parse(&out->about_tolerance, str_from(options->tolerance));
	enum status status = read_ids(&out->only, context, options->only);
	return status == STATUS_OK ? read_ids(&out->skip, context, options->skip) : status;
}

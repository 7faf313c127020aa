#pragma once

#include "dates/date-finder.h"
#include "dates/date-resolver.h"

G_BEGIN_DECLS

char *date_rule (const DateExpression *expression, DossierDateAnchor anchor);
char *date_rule_open (const DateExpression *expression, DossierDateAnchor anchor);

G_END_DECLS

/* Addresses and telephone numbers, all of them made up. */
#include <criterion/criterion.h>

#include "reading.h"

static const struct reading_row contacts[] = {
    {"邮箱a.b+c@example.org.cn。", "email a.b+c@example.org.cn <a.b+c@example.org.cn>"},
    {"a@example.org;b@example.org",
     "email a@example.org <a@example.org>; email b@example.org <b@example.org>"},
    {"x@[192.0.2.1]", "email x@[192.0.2.1] <x@[192.0.2.1]>"},
    {"@example.org a@b a@", ""},
    {"网址http://www.example.org/a?b=1（见附件）",
     "url http://www.example.org/a?b=1 <http://www.example.org/a?b=1>"},
    {"(https://example.org/a_(b))", "url https://example.org/a_(b) <https://example.org/a_(b)>"},
    {"www.example.org，", "url www.example.org <www.example.org>"},
    {"MORE:https://example.org/x.", "url https://example.org/x <https://example.org/x>"},
    {"http:// www. www.,", ""},
    {"http://ﻡﻮ.example/a。", "url http://ﻡﻮ.example/a <http://ﻡﻮ.example/a>"},
    {"电话：010-12345678", "phone 010-12345678 <010-12345678>"},
    {"010-12345678-801 13912345678",
     "phone 010-12345678-801 <010-12345678-801>; phone 13912345678 <13912345678>"},
    {"传真 010-1234 5678", "phone 010-1234 5678 <010-1234 5678>"},
    {"+86 10 12345678", "phone +86 10 12345678 <+86 10 12345678>"},
    {"400-123-4567", "phone 400-123-4567 <400-123-4567>"},
    {"电话12345678", "phone 12345678 <12345678>"},
    {"13912345678元", "money 13912345678 CNY <13912345678元>"},
    {"12345678901234567890123456789",
     "number 12345678901234567890123456789 <12345678901234567890123456789>"},
};

Test(contact, readings)
{
	CHECK_READINGS(contacts);
}

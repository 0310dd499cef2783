#include "relnet-contract.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "relnet-date.h"
#include "relnet-text.h"

static const char *const text_names[RELNET_N_CONTRACT_TEXTS] = {
  [RELNET_CONTRACT_WHAT] = "what",
  [RELNET_CONTRACT_ORGANISATION] = "organisation",
  [RELNET_CONTRACT_STARTS_ON] = "starts_on",
  [RELNET_CONTRACT_ENDS_ON] = "ends_on",
  [RELNET_CONTRACT_COST] = "cost",
  [RELNET_CONTRACT_EXIT_COST] = "exit_cost",
  [RELNET_CONTRACT_EXIT_CLAUSE] = "exit_clause",
  [RELNET_CONTRACT_NOTICE_GIVEN_ON] = "notice_given_on",
  [RELNET_CONTRACT_LEAVES_ON] = "leaves_on",
  [RELNET_CONTRACT_KEPT_ON] = "kept_on",
  [RELNET_CONTRACT_SNOOZED_UNTIL] = "snoozed_until",
};

static const struct
{
  const char *title;
  const char *subtitle;
} exit_items[RELNET_N_EXIT_ITEMS] = {
  [RELNET_EXIT_NOTICE] = { N_ ("How notice is given"), N_ ("How long before, to whom, and in which form") },
  [RELNET_EXIT_COST] = { N_ ("What leaving costs"), N_ ("A fixed sum, what remains due, or nothing") },
  [RELNET_EXIT_FILES] = { N_ ("Whose the work is"), N_ ("Source files, data and rights come back to me") },
  [RELNET_EXIT_ACCESS] = { N_ ("Accounts and access"), N_ ("In my name, or handed over with their passwords") },
  [RELNET_EXIT_HANDOVER] = { N_ ("Help with the handover"), N_ ("For how long, and at which price, for whoever comes next") },
  [RELNET_EXIT_UNFINISHED] = { N_ ("Unfinished work"), N_ ("Finished first, or paid for what was done") },
  [RELNET_EXIT_CONFIDENTIAL] = { N_ ("What stays confidential"), N_ ("And what is deleted afterwards") },
};

/**
 * RelnetContract:
 *
 * A contract with a supplier (E2): what it is about, until when, and how it can be ended. It may be with a person, with an
 * organisation, or both.
 */
struct _RelnetContract
{
  GObject parent_instance;

  gint64 id;
  gint64 person_id;
  char *person_name;
  char *texts[RELNET_N_CONTRACT_TEXTS];
  RelnetPeriod notice;
  RelnetPeriod renewal;
  guint checked;
};

G_DEFINE_FINAL_TYPE (RelnetContract, relnet_contract, G_TYPE_OBJECT)

static void
relnet_contract_finalize (GObject *object)
{
  RelnetContract *self = RELNET_CONTRACT (object);

  g_clear_pointer (&self->person_name, g_free);
  for (guint i = 0; i < RELNET_N_CONTRACT_TEXTS; i++)
    g_clear_pointer (&self->texts[i], g_free);
  G_OBJECT_CLASS (relnet_contract_parent_class)->finalize (object);
}

static void
relnet_contract_class_init (RelnetContractClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = relnet_contract_finalize;
}

static void
relnet_contract_init (RelnetContract *self)
{
  self->person_name = g_strdup ("");
  for (guint i = 0; i < RELNET_N_CONTRACT_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  self->notice.unit = self->renewal.unit = RELNET_PERIOD_MONTHS;
}

/**
 * relnet_contract_text_to_name:
 * @text: which text
 *
 * Returns: its column
 */
const char *
relnet_contract_text_to_name (RelnetContractText text)
{
  g_return_val_if_fail (text < RELNET_N_CONTRACT_TEXTS, NULL);

  return text_names[text];
}

/**
 * relnet_exit_item_to_title:
 * @item: what an exit clause settles
 *
 * Returns: it in a few words of the user's language
 */
const char *
relnet_exit_item_to_title (RelnetExitItem item)
{
  g_return_val_if_fail (item < RELNET_N_EXIT_ITEMS, NULL);

  return _ (exit_items[item].title);
}

/**
 * relnet_exit_item_to_subtitle:
 * @item: what an exit clause settles
 *
 * Returns: what is to be looked at, in the user's language
 */
const char *
relnet_exit_item_to_subtitle (RelnetExitItem item)
{
  g_return_val_if_fail (item < RELNET_N_EXIT_ITEMS, NULL);

  return _ (exit_items[item].subtitle);
}

/**
 * relnet_contract_new:
 *
 * Returns: (transfer full): an empty contract
 */
RelnetContract *
relnet_contract_new (void)
{
  return g_object_new (RELNET_TYPE_CONTRACT, NULL);
}

/**
 * relnet_contract_copy:
 * @self: a contract
 *
 * Returns: (transfer full): another one that says the same, with the same id
 */
RelnetContract *
relnet_contract_copy (RelnetContract *self)
{
  RelnetContract *copy = relnet_contract_new ();

  g_return_val_if_fail (RELNET_IS_CONTRACT (self), copy);

  copy->id = self->id;
  relnet_contract_set_person (copy, self->person_id, self->person_name);
  for (guint i = 0; i < RELNET_N_CONTRACT_TEXTS; i++)
    relnet_contract_set_text (copy, (RelnetContractText) i, self->texts[i]);
  copy->notice = self->notice;
  copy->renewal = self->renewal;
  copy->checked = self->checked;
  return copy;
}

/**
 * relnet_contract_get_id:
 * @self: a contract
 *
 * Returns: its id in the database, 0 before it is stored
 */
gint64
relnet_contract_get_id (RelnetContract *self)
{
  g_return_val_if_fail (RELNET_IS_CONTRACT (self), 0);

  return self->id;
}

/**
 * relnet_contract_set_id:
 * @self: a contract
 * @id: its id in the database, 0 before it is stored
 */
void
relnet_contract_set_id (RelnetContract *self, gint64 id)
{
  g_return_if_fail (RELNET_IS_CONTRACT (self));

  self->id = id;
}

/**
 * relnet_contract_get_person_id:
 * @self: a contract
 *
 * Returns: with whom, 0 for nobody in the address book
 */
gint64
relnet_contract_get_person_id (RelnetContract *self)
{
  g_return_val_if_fail (RELNET_IS_CONTRACT (self), 0);

  return self->person_id;
}

/**
 * relnet_contract_get_person_name:
 * @self: a contract
 *
 * Returns: their name, also of somebody who is gone; may be empty
 */
const char *
relnet_contract_get_person_name (RelnetContract *self)
{
  g_return_val_if_fail (RELNET_IS_CONTRACT (self), NULL);

  return self->person_name;
}

/**
 * relnet_contract_set_person:
 * @self: a contract
 * @person_id: with whom, 0 for nobody in the address book
 * @name: (nullable): their name
 */
void
relnet_contract_set_person (RelnetContract *self, gint64 person_id, const char *name)
{
  g_return_if_fail (RELNET_IS_CONTRACT (self));

  self->person_id = person_id;
  g_free (self->person_name);
  self->person_name = g_strdup (name != NULL ? name : "");
}

/**
 * relnet_contract_get_text:
 * @self: a contract
 * @text: which text
 *
 * Returns: that text; may be empty
 */
const char *
relnet_contract_get_text (RelnetContract *self, RelnetContractText text)
{
  g_return_val_if_fail (RELNET_IS_CONTRACT (self) && text < RELNET_N_CONTRACT_TEXTS, NULL);

  return self->texts[text];
}

/**
 * relnet_contract_set_text:
 * @self: a contract
 * @text: which text
 * @value: (nullable): that text
 */
void
relnet_contract_set_text (RelnetContract *self, RelnetContractText text, const char *value)
{
  char *copy;

  g_return_if_fail (RELNET_IS_CONTRACT (self) && text < RELNET_N_CONTRACT_TEXTS);

  copy = g_strdup (value != NULL ? value : "");
  g_free (self->texts[text]);
  self->texts[text] = copy;
}

/**
 * relnet_contract_get_notice:
 * @self: a contract
 *
 * Returns: how long before the end notice is to be given
 */
const RelnetPeriod *
relnet_contract_get_notice (RelnetContract *self)
{
  g_return_val_if_fail (RELNET_IS_CONTRACT (self), NULL);

  return &self->notice;
}

/**
 * relnet_contract_set_notice:
 * @self: a contract
 * @period: how long before the end notice is to be given
 */
void
relnet_contract_set_notice (RelnetContract *self, RelnetPeriod period)
{
  g_return_if_fail (RELNET_IS_CONTRACT (self));

  self->notice = period;
}

/**
 * relnet_contract_get_renewal:
 * @self: a contract
 *
 * Returns: by how long it renews by itself, a count of 0 if it does not
 */
const RelnetPeriod *
relnet_contract_get_renewal (RelnetContract *self)
{
  g_return_val_if_fail (RELNET_IS_CONTRACT (self), NULL);

  return &self->renewal;
}

/**
 * relnet_contract_set_renewal:
 * @self: a contract
 * @period: by how long it renews by itself, a count of 0 if it does not
 */
void
relnet_contract_set_renewal (RelnetContract *self, RelnetPeriod period)
{
  g_return_if_fail (RELNET_IS_CONTRACT (self));

  self->renewal = period;
}

/**
 * relnet_contract_get_checked:
 * @self: a contract
 *
 * Returns: what its exit clause settles, a bit for each #RelnetExitItem
 */
guint
relnet_contract_get_checked (RelnetContract *self)
{
  g_return_val_if_fail (RELNET_IS_CONTRACT (self), 0);

  return self->checked;
}

/**
 * relnet_contract_set_checked:
 * @self: a contract
 * @items: what its exit clause settles, a bit for each #RelnetExitItem
 */
void
relnet_contract_set_checked (RelnetContract *self, guint items)
{
  g_return_if_fail (RELNET_IS_CONTRACT (self));

  self->checked = items & ((1u << RELNET_N_EXIT_ITEMS) - 1);
}

/**
 * relnet_contract_compute:
 * @self: a contract
 * @today: a valid date
 * @date: (out): the last day to give notice, counted on @today
 * @problem: (out) (optional) (transfer full): what is wrong, in words for the user
 *
 * Returns: whether there is such a day; one without an end has none
 */
gboolean
relnet_contract_compute (RelnetContract *self, const char *today, RelnetNoticeDate *date, char **problem)
{
  g_return_val_if_fail (RELNET_IS_CONTRACT (self), FALSE);

  return relnet_notice_date_compute (&(RelnetNoticeTerms){ .starts_on = self->texts[RELNET_CONTRACT_STARTS_ON],
                                                           .ends_on = self->texts[RELNET_CONTRACT_ENDS_ON],
                                                           .notice = self->notice,
                                                           .renewal = self->renewal },
                                     today, date, problem);
}

/**
 * relnet_contract_dup_title:
 * @self: a contract
 *
 * Returns: (transfer full): what it is about; with whom, if nobody said
 */
char *
relnet_contract_dup_title (RelnetContract *self)
{
  g_return_val_if_fail (RELNET_IS_CONTRACT (self), NULL);

  if (!relnet_text_is_blank (self->texts[RELNET_CONTRACT_WHAT]))
    return relnet_text_clean (self->texts[RELNET_CONTRACT_WHAT]);
  return relnet_contract_dup_with (self);
}

/**
 * relnet_contract_dup_with:
 * @self: a contract
 *
 * Returns: (transfer full): with whom: the person, the organisation, or both
 */
char *
relnet_contract_dup_with (RelnetContract *self)
{
  const char *organisation;

  g_return_val_if_fail (RELNET_IS_CONTRACT (self), NULL);

  organisation = self->texts[RELNET_CONTRACT_ORGANISATION];
  if (*self->person_name != '\0' && *organisation != '\0')
    return g_strdup_printf ("%s · %s", self->person_name, organisation);
  return g_strdup (*self->person_name != '\0' ? self->person_name : organisation);
}

/**
 * relnet_contract_is_kept:
 * @self: a contract
 * @today: a valid date
 *
 * Returns: whether the user lets the next last day to give notice pass
 */
gboolean
relnet_contract_is_kept (RelnetContract *self, const char *today)
{
  RelnetNoticeDate date;

  g_return_val_if_fail (RELNET_IS_CONTRACT (self), FALSE);

  return *self->texts[RELNET_CONTRACT_KEPT_ON] != '\0' && *self->texts[RELNET_CONTRACT_NOTICE_GIVEN_ON] == '\0'
         && relnet_contract_compute (self, today, &date, NULL) && date.state == RELNET_NOTICE_OPEN
         && strcmp (self->texts[RELNET_CONTRACT_KEPT_ON], date.notice_by) >= 0;
}

/**
 * relnet_contract_describe:
 * @self: a contract
 * @today: a valid date
 *
 * Returns: (transfer full): how it stands with its end, in a sentence for the user
 */
char *
relnet_contract_describe (RelnetContract *self, const char *today)
{
  RelnetNoticeDate date;
  g_autofree char *leaves = NULL;
  g_autofree char *given = NULL;
  char *problem = NULL;

  g_return_val_if_fail (RELNET_IS_CONTRACT (self), NULL);

  if (*self->texts[RELNET_CONTRACT_NOTICE_GIVEN_ON] != '\0')
    {
      given = relnet_date_format (self->texts[RELNET_CONTRACT_NOTICE_GIVEN_ON]);
      leaves = relnet_date_format (self->texts[RELNET_CONTRACT_LEAVES_ON]);
      /* Translators: a day, then the end of the contract. */
      return g_strdup_printf (_ ("Notice was given on %s. The contract ends on %s."), given, leaves);
    }
  if (*self->texts[RELNET_CONTRACT_ENDS_ON] == '\0')
    {
      g_autofree char *period = relnet_period_format (&self->notice);

      if (*period == '\0')
        return g_strdup (_ ("Without an end: it can be ended at any time."));
      /* Translators: %s is a period, “3 months”. */
      return g_strdup_printf (_ ("Without an end: it can be ended at any time, %s ahead."), period);
    }
  if (!relnet_contract_compute (self, today, &date, &problem))
    return problem;
  if (relnet_contract_is_kept (self, today))
    {
      g_autofree char *by = relnet_date_format (date.notice_by);
      g_autofree char *end = relnet_date_format (date.ends_on);

      return g_strdup_printf (self->renewal.count > 0
                                  /* Translators: the last day to give notice, then the end that it would be for. */
                                  ? _ ("You let %s pass: the contract goes on after %s.")
                                  : _ ("You let %s pass: the contract ends by itself on %s."),
                              by, end);
    }
  return relnet_notice_date_describe (&(RelnetNoticeTerms){ .starts_on = self->texts[RELNET_CONTRACT_STARTS_ON],
                                                            .ends_on = self->texts[RELNET_CONTRACT_ENDS_ON],
                                                            .notice = self->notice,
                                                            .renewal = self->renewal },
                                      &date, today);
}

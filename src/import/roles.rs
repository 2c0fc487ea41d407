//! Which role a label of a new table may have. Only what accounts are sure to call it is proposed.

use crate::model::Role;
use crate::swedish::slug;

/// Labels, as slugs, and the role of each that is not the slug itself.
const LABELS: [(&str, Role); 39] = [
    ("verksamhetens-intakter", Role::OperatingIncome),
    ("summa-intakter", Role::OperatingIncome),
    ("summa-verksamhetens-intakter", Role::OperatingIncome),
    ("verksamhetens-kostnader", Role::OperatingCosts),
    ("summa-kostnader", Role::OperatingCosts),
    ("summa-verksamhetens-kostnader", Role::OperatingCosts),
    ("summa-avskrivningar", Role::Depreciation),
    ("verksamhetens-nettokostnad", Role::NetCost),
    ("verksamhetens-nettokostnader", Role::NetCost),
    ("skatteintakter-och-generella-statsbidrag", Role::TaxesAndGrants),
    ("summa-finansiella-poster", Role::NetFinancialItems),
    ("resultat-efter-finansnetto", Role::ResultAfterFinancialItems),
    ("periodens-resultat", Role::ResultOfTheYear),
    ("summa-anlaggningstillgangar", Role::FixedAssets),
    ("kortfristiga-fordringar", Role::Receivables),
    ("summa-fordringar", Role::Receivables),
    ("summa-kortfristiga-fordringar", Role::Receivables),
    ("kassa-och-bank", Role::Cash),
    ("summa-kassa-och-bank", Role::Cash),
    ("summa-likvida-medel", Role::Cash),
    ("summa-omsattningstillgangar", Role::CurrentAssets),
    ("summa-tillgangar", Role::TotalAssets),
    ("summa-eget-kapital", Role::Equity),
    ("summa-avsattningar", Role::Provisions),
    ("summa-langfristiga-skulder", Role::NonCurrentLiabilities),
    ("summa-kortfristiga-skulder", Role::CurrentLiabilities),
    ("summa-skulder", Role::Liabilities),
    ("summa-eget-kapital-och-skulder", Role::TotalEquityAndLiabilities),
    ("summa-skulder-och-eget-kapital", Role::TotalEquityAndLiabilities),
    ("summa-eget-kapital-avsattningar-och-skulder", Role::TotalEquityAndLiabilities),
    ("justering-for-ej-likviditetspaverkande-poster", Role::NonCashAdjustments),
    ("kassaflode-fran-den-lopande-verksamheten", Role::OperatingCashFlow),
    ("kassaflode-fran-investeringsverksamheten", Role::InvestingCashFlow),
    ("kassaflode-fran-finansieringsverksamheten", Role::FinancingCashFlow),
    ("periodens-kassaflode", Role::CashFlowOfTheYear),
    ("nya-deltagare", Role::NewParticipants),
    ("avslutade-deltagare", Role::ParticipantsWhoLeft),
    ("summa-medlemsbidrag", Role::MemberContributions),
    ("summa-ansvarsforbindelser", Role::ContingentLiabilities),
];

/// The role that a label says outright.
pub(super) fn role_of(label: &str) -> Option<Role> {
    let label = slug(label);
    Role::from_id(&label).or_else(|| LABELS.iter().find(|(known, _)| *known == label).map(|(_, role)| *role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_label_says_outright_is_proposed() {
        for (label, role) in [
            ("Kassa och bank", Some("likvida-medel")),
            ("SUMMA KORTFRISTIGA SKULDER", Some("kortfristiga-skulder")),
            ("Årets resultat", Some("arets-resultat")),
            ("Fordringar", Some("fordringar")),
            ("Övriga fordringar", None),
            ("Summa", None),
            ("", None),
        ] {
            assert_eq!(role_of(label).map(Role::id), role, "{label}");
        }
    }
}

#pragma once
// The fields of a form for an SLO, one column; under each what is wrong with it.
// GUI thread only.

#include "slo/form/form_draft.h"
#include "slo/form/series_catalogue.h"

#include <QWidget>

#include <map>
#include <set>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace traceo {

class FieldNote;

class SloFormFields final : public QWidget {
    Q_OBJECT
public:
    explicit SloFormFields(QWidget* parent = nullptr);

    /// Of an SLO that is edited the name stays: history knows it by that.
    enum class Name : std::uint8_t { Free, Fixed };
    void setFields(const form::SloFields& fields, const std::vector<std::string>& sources, Name name);
    /// What is written, as it is written: what nobody touched comes back as it was set.
    form::SloFields fields() const;
    void setCatalogue(const std::shared_ptr<const form::SeriesCatalogue>& catalogue);
    /// What is offered for the service or the owner.
    void setWords(form::Field field, const QStringList& words);
    /// What the keyboard comes to last.
    QWidget* last() const { return m_rows.rbegin()->second.input; }
    /// Shows each under its field, but not that one is empty which has to be filled in and nobody has been in yet. Those that
    /// are about the whole,
    /// or a field that is not seen, come back.
    std::vector<form::Mistake> showMistakes(const std::vector<form::Mistake>& mistakes);
    QStringList stillEmpty() const; ///< labels of fields that have to be filled in
    void focusFirst();
    /// Leads to the first field with a mistake under it.
    void focusMistake();

Q_SIGNALS:
    void changed();

private:
    struct Row {
        QWidget* input = nullptr;
        FieldNote* note = nullptr;
        QString label;
    };

    QLineEdit* addLine(form::Field field, const QString& label, const QString& placeholder = {});
    void addSelector(form::Field field, const QString& label, const QString& placeholder);
    QComboBox* addChoice(form::Field field, const QString& label);
    void addFlag(form::Field field, const QString& label);
    void addHeading(const QString& words);
    void addLabelled(const QString& label, QWidget* input);
    void addRow(form::Field field, const QString& label, QWidget* input);
    void makeIdentity();
    void makeIndicator();
    void makeParts();
    void makePromise();
    void fillChoices();
    std::string type() const;
    /// The field that the first selector of a ratio is.
    form::Field part() const;
    std::string textIn(form::Field field) const;
    void setTextIn(form::Field field, const std::string& text);
    bool isShown(form::Field field) const;
    bool isRequired(form::Field field) const;
    bool isStillToFill(form::Field field) const;
    void showRowsOf(const std::string& type);
    void refresh();

    std::map<form::Field, Row> m_rows; ///< a ratio's first selector is under Bad, whichever it is
    std::set<form::Field> m_touched;
    form::SloFields m_set;
    QFormLayout* m_form = nullptr;
    QComboBox* m_counts = nullptr; ///< which of Good, Bad, SuccessRatio and ErrorRatio the first selector is
    bool m_isSetting = false;
};

} // namespace traceo

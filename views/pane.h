#pragma once
// What the window knows of a pane: a widget that answers a question, can explain its numbers and
// can be exported. Everything about its domain stays inside.
// GUI thread only.

#include "core/error.h"
#include "core/link.h"
#include "core/reading.h"
#include "core/status.h"
#include "refresh/question.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace traceo {

class PaneFrame;

class Pane : public QWidget {
    Q_OBJECT
public:
    enum class Origin : std::uint8_t { Observed, Generated }; ///< generated data are marked as such

    Pane(const QString& title, Origin origin, QWidget* parent = nullptr);
    Origin origin() const { return m_origin; }

    /// What can be written to a file: a table or a chart, as RFC 4180 CSV with raw numbers.
    struct Exportable {
        QString name;         ///< "SLOs", "Burn rate of checkout-availability"
        std::string fileName; ///< "slos.csv"
        std::function<std::string()> csv;
    };

    /// The number the rail shows beside the pane's name, and how loud.
    struct Badge {
        int count = 0;
        Status worst = Status::Ok;
    };

    virtual void ask(const Question& question) = 0;
    virtual void noteCommit() = 0;
    virtual void setWatched(bool watched) = 0;
    /// The file names of generated data say so: outside of the window nothing else does.
    std::vector<Exportable> exportables() const;
    virtual Badge badge() const { return {}; }
    /// Of other panes, by their id: what is shown until they are visited. Nothing where it knows nothing of them, or not yet.
    virtual std::optional<std::map<QString, Badge>> badgesElsewhere() const { return {}; }
    /// A report is shown and no history is still being fetched; pictures wait for it.
    virtual bool isComplete() const = 0;
    /// What the pane can be switched between, by words for files of pictures, the usual one first; empty where it has one form.
    virtual QStringList forms() const { return {}; }
    /// Requires: index < forms().size().
    virtual void showForm(qsizetype) {}
    void focusFilter();
    /// The keyboard goes to what the pane is for; false where that is not shown.
    bool focusContent();

    /// An object that can be gone to by its name.
    struct Object {
        QString key;
        QString name;
        Status status = Status::Ok;
    };
    /// Those of the report that is shown, for the palette.
    virtual std::vector<Object> objects() const { return {}; }
    /// The key of the object that the pane's numbers speak of; empty: of all.
    virtual QString selected() const { return {}; }
    /// Shows the object with this key; before the first report, as soon as it is there.
    virtual void open(const QString& key) = 0;
    /// A menu of everything exportable, then a file dialog; and the report of all panes, which is not the pane's to write.
    void showExport();

Q_SIGNALS:
    /// A number was chosen: where it comes from, and how it is shown. Never null.
    void explained(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    /// The same of the row the user went to, for whoever looks at explanations already. Never null.
    void pointedAt(std::shared_ptr<const traceo::Explanation> why, const QString& value);
    void rangePicked(traceo::TimeSpan range);
    void objectSelected(const QString& key);     ///< the user went to another object of this pane
    void linkFollowed(const traceo::Link& link); ///< to an object of any pane
    void reportRequested();                      ///< of all panes, as PDF
    void actionWanted(const QString& id);        ///< of the window, by an id of views/offers.h
    void reported();                             ///< a newer report is shown: badge and completeness may have changed

protected:
    virtual std::vector<Exportable> makeExportables() const = 0;
    PaneFrame& frame() { return *m_frame; }
    /// How bad the worst is, and how many are as bad; nothing while none is worth a look.
    static Badge badgeOf(const std::vector<Status>& states);

private:
    void askWhere(const Exportable& item);
    void save(const Exportable& item, const QString& path);

    Origin m_origin;
    PaneFrame* m_frame = nullptr;
};

} // namespace traceo

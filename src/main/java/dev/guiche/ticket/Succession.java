package dev.guiche.ticket;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.InvalidConfig;
import dev.guiche.config.Stranded;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings tickets out of stages and categories that their workflow no longer has into those that
 * took their place, at the start and on record. Without a successor nothing is touched and the
 * start is refused, so that no ticket is stranded.
 */
public final class Succession {
  private final Database database;
  private final GuicheConfig config;
  private final Workflows workflows;
  private final Heirs heirs;

  Succession(Database database, GuicheConfig config, Workflows workflows, Heirs heirs) {
    this.database = database;
    this.config = config;
    this.workflows = workflows;
    this.heirs = heirs;
  }

  /**
   * Before anything moves a ticket. Costs next to nothing unless a workflow has changed.
   *
   * @param locale of the messages
   * @throws InvalidConfig for each stage and category without a successor
   */
  public void run(Locale locale) {
    var shapes = WorkflowShape.of(config);
    database.inTransaction(
        tx -> {
          // Of several nodes that start at once, one does it and the others find it done.
          tx.update("lock table workflow_shape in exclusive mode");
          if (!WorkflowShape.remembered(tx).equals(shapes)) {
            succeed(tx, locale);
            WorkflowShape.remember(tx, shapes);
          }
          return true;
        });
  }

  private void succeed(Sql tx, Locale locale) {
    var stages = Standing.all(tx, "stage").stream().filter(one -> stage(one).isEmpty()).toList();
    var categories =
        Standing.all(tx, "category").stream().filter(one -> category(one).isEmpty()).toList();
    refuse(stages, categories, locale);
    Standing.all(tx, "stage").forEach(one -> one.adopt(tx, workflow(one).name()));
    stages.forEach(one -> heirs.enter(tx, one, workflow(one), heir(one).orElseThrow()));
    categories.forEach(
        one -> heirs.reclassify(tx, one, workflow(one), successor(one).orElseThrow()));
    config.workflows().forEach(workflow -> rank(tx, workflow));
  }

  private void refuse(List<Standing> stages, List<Standing> categories, Locale locale) {
    var stranded =
        Stream.concat(
                stages.stream().filter(one -> heir(one).isEmpty()).map(one -> stranded(one, true)),
                categories.stream()
                    .filter(one -> successor(one).isEmpty())
                    .map(one -> stranded(one, false)))
            .toList();
    if (!stranded.isEmpty()) {
      throw Stranded.refusal(stranded, locale);
    }
  }

  private Stranded stranded(Standing one, boolean stage) {
    return new Stranded(workflow(one), stage, one.key(), one.desk(), one.tickets());
  }

  private WorkflowConfig workflow(Standing one) {
    return workflows.named(one.workflow(), one.desk());
  }

  private Optional<Stage> stage(Standing one) {
    return workflow(one).stage(one.key());
  }

  private Optional<Category> category(Standing one) {
    return workflow(one).category(one.key());
  }

  /** What had come to its end does not begin again by itself. */
  private Optional<Stage> heir(Standing one) {
    return Optional.ofNullable(workflow(one).successors().get(one.key()))
        .flatMap(workflow(one)::stage)
        .filter(stage -> !one.closed() || stage.ends() != null);
  }

  private Optional<Category> successor(Standing one) {
    return Optional.ofNullable(workflow(one).successors().get(one.key()))
        .flatMap(workflow(one)::category);
  }

  /** Equal priorities are lined up as the file now says. */
  private static void rank(Sql tx, WorkflowConfig workflow) {
    for (var category : workflow.categories()) {
      tx.update(
          """
          update ticket set category_rank = $3
          where workflow = $1 and category = $2 and category_rank <> $3
          """,
          workflow.name(),
          category.key(),
          workflow.rank(category));
    }
  }
}
